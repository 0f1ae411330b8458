#pragma once

#include "composer/ComposerState.h"
#include "composer/ComposerWindow.h"
#include "composer/SentTextFiles.h"
#include "gui/WindowDesk.h"
#include "gui/drive/WindowDriver.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/OutboxCard.h"
#include "mainwindow/OutboxPage.h"
#include "mainwindow/OutboxView.h"
#include "mainwindow/TimeDialog.h"
#include "widgets/FileChip.h"
#include "widgets/Language.h"

#include "store/Store.h"
#include "store/Transaction.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>

namespace postaci::test {

/// A window with messages in its outbox, for tests of what is waiting there.
class OutboxFixture
{
protected:
    void renew();
    void closeAll();
    [[nodiscard]] QList<OutboxEntry> outbox() const { return m_desk->engine->reader().outbox().value_or({}); }
    [[nodiscard]] static ComposerWindow* composer();
    ComposerWindow* write(const QString& subject);
    static void press(const QWidget* window, const char* name);
    [[nodiscard]] InfoBar* bar() const
    {
        return m_desk->window->findChild<InfoBar*>(QStringLiteral("sendingBar"));
    }
    void pressBar(const char* name) const { press(bar(), name); }
    void showOutbox() const { m_desk->window->folderPane()->select({TreePlace::Kind::Outbox, 0, 0}); }
    [[nodiscard]] QList<OutboxCard*> cards() const { return m_desk->window->findChildren<OutboxCard*>(); }
    /// A message of the work account in the outbox; `form`: the composer's.
    OutboxId put(const std::function<void(OutboxEntry&)>& change, const QByteArray& form = {});

    std::unique_ptr<Desk> m_desk;
};

inline void OutboxFixture::renew()
{
    Language::apply(QStringLiteral("en"));
    m_desk = std::make_unique<Desk>();
    m_desk->open();
    m_desk->settings->setUndoSeconds(30);
}

inline void OutboxFixture::closeAll()
{
    QList<QPointer<QWidget>> windows;
    for (QWidget* window : QApplication::topLevelWidgets())
        if (qobject_cast<ComposerWindow*>(window) != nullptr)
            windows << window;
    for (const auto& window : windows)
        delete window.data();
    m_desk.reset();
}

inline ComposerWindow* OutboxFixture::composer()
{
    for (QWidget* window : QApplication::topLevelWidgets())
        if (auto* found = qobject_cast<ComposerWindow*>(window); found != nullptr && found->isVisible())
            return found;
    return nullptr;
}

inline ComposerWindow* OutboxFixture::write(const QString& subject)
{
    m_desk->window->writeNew();
    ComposerWindow* window = composer();
    window->findChild<QLineEdit*>(QStringLiteral("toEdit"))
        ->setText(QStringLiteral("ayse@ornek.com.tr, b@c.example"));
    window->findChild<QLineEdit*>(QStringLiteral("subjectEdit"))->setText(subject);
    typeText(window->findChild<QTextEdit*>(QStringLiteral("bodyEdit")), QStringLiteral("Merhaba"));
    return window;
}

inline void OutboxFixture::press(const QWidget* window, const char* name)
{
    auto* button = window->findChild<QAbstractButton*>(QLatin1String(name));
    QVERIFY2(button != nullptr, name);
    QTRY_VERIFY2(button->isVisible(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

inline OutboxId OutboxFixture::put(const std::function<void(OutboxEntry&)>& change, const QByteArray& form)
{
    m_desk->window.reset();
    m_desk->engine.reset();
    OutboxId id = 0;
    {
        const std::unique_ptr<Store> store =
            std::move(Store::open(m_desk->dir.path(), m_desk->clock)).value();
        const auto written = store->write(WritePriority::User, [&](Transaction& transaction) -> Result<void> {
            OutboxEntry entry;
            entry.account = m_desk->mail.work;
            entry.subject = QStringLiteral("Rapor");
            entry.messageId = QStringLiteral("out@example.org");
            entry.envelopeFrom = QStringLiteral("deniz@ornek.com.tr");
            entry.recipients = {QStringLiteral("a@example.org"), QStringLiteral("b@example.org")};
            change(entry);
            const QByteArray bytes = "From: x\r\n\r\nwire";
            const auto added = transaction.addToOutbox(entry, bytes, bytes, form);
            id = added.value_or(0);
            return added ? Result<void>() : unexpected(added.error());
        });
        if (!written)
            return 0;
    }
    m_desk->open();
    m_desk->settings->setUndoSeconds(30);
    return id;
}

} // namespace postaci::test
