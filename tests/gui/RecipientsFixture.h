#pragma once

#include "composer/RecipientChip.h"
#include "gui/ComposerFixture.h"

#include <QAbstractItemView>
#include <QCompleter>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

/// A composer whose recipients are typed and looked at. UI thread.
class RecipientsFixture : public ComposerFixture
{
public:
    [[nodiscard]] RecipientField* field(const char* name) const
    {
        return edit(name)->window()->findChild<RecipientField*>(QLatin1String(name) + u"Field"_s);
    }
    [[nodiscard]] RecipientChip* chip(const char* name, int index) const
    {
        return field(name)->chips().value(index);
    }
    [[nodiscard]] QAbstractItemView* popup() const
    {
        return edit("toEdit")->findChild<QCompleter*>()->popup();
    }
    void type(const char* name, const QString& text) { typeText(edit(name), text); }
    void contacts(const ContactEdit& change)
    {
        bool isDone = false;
        engine().editContacts(change,
                              [&](const Result<ContactEditDone>& done) { isDone = done.has_value(); });
        QTRY_VERIFY(isDone);
        QTRY_VERIFY(engine().contactIndex()->size() > 0);
    }
    static Contact person(const QString& name, const QString& address)
    {
        Contact contact;
        contact.fullName = name;
        contact.addresses = {{address, u"home"_s}};
        return contact;
    }
    void fill(const QString& to)
    {
        openNew(to);
        type("subjectEdit", u"Konu"_s);
        type("bodyEdit", u"Merhaba"_s);
    }
    void type(QWidget* widget, const QString& text) { typeText(widget, text); }
    /// The button of what is asked that has these letters.
    void pressBar(const QString& letters)
    {
        QVERIFY(bar(ComposerWindow::ProblemBar) != nullptr);
        for (auto* button : bar(ComposerWindow::ProblemBar)->findChildren<QPushButton*>())
            if (button->isVisible() && button->text().contains(letters))
                return QTest::mouseClick(button, Qt::LeftButton);
        QFAIL(qPrintable(letters));
    }
    [[nodiscard]] QStringList sentTo() { return outbox().value(0).recipients; }
};

} // namespace postaci::test
