#pragma once

#include "gui/ComposerFixture.h"

#include "composer/TextEditor.h"
#include "message/MessageReader.h"

#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QMimeData>
#include <QPainter>
#include <QToolButton>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

/// What stands in the body of a document that is sent.
inline QString bodyOf(const QString& html)
{
    const QString begin = u"<body>\n"_s;
    const qsizetype at = html.indexOf(begin) + begin.size();
    return html.mid(at, html.indexOf(u"</body>"_s) - at);
}

inline QImage picture(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setBrush(Qt::darkGreen);
    painter.drawEllipse(image.rect().adjusted(4, 4, -4, -4));
    return image;
}

inline QByteArray pngOf(const QImage& image)
{
    QByteArray data;
    QBuffer buffer(&data);
    image.save(&buffer, "PNG");
    return data;
}

/// Composers of formatted texts. UI thread.
class RichFixture : public ComposerFixture
{
protected:
    void renewInLight()
    {
        renew();
        Theme::apply(*qApp, ColorScheme::Light);
    }
    void openRich(const QString& to = u"ayse@ornek.com.tr"_s)
    {
        desk().open();
        settings().setWritesFormatted(true);
        openNew(to);
        typeText(edit("subjectEdit"), u"Konu"_s);
        QVERIFY(editor()->isFormatted());
        editor()->setRich({});
        editor()->setFocus();
    }
    [[nodiscard]] TextEditor* editor() const { return qobject_cast<TextEditor*>(body()); }
    [[nodiscard]] QString html() const { return bodyOf(richToHtml(editor()->rich())); }
    [[nodiscard]] QToolButton* tool(const QString& command) const
    {
        for (QToolButton* button : body()->window()->findChildren<QToolButton*>())
            if (button->defaultAction() != nullptr &&
                button->defaultAction()->objectName() == command + u"Action"_s)
                return button;
        return nullptr;
    }
    void key(int code, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(editor(), static_cast<Qt::Key>(code), modifiers);
    }
    void select(const QString& words)
    {
        const QTextCursor found = editor()->document()->find(words);
        QVERIFY2(!found.isNull(), qPrintable(words));
        editor()->setTextCursor(found);
    }
    void paste(QMimeData* data)
    {
        QApplication::clipboard()->setMimeData(data);
        editor()->paste();
    }
    /// An answer to that message.
    void openQuoting(const QByteArray& raw)
    {
        const MessageId id = desk().add(raw);
        desk().open();
        settings().setWritesFormatted(true);
        openReply(id);
        QTRY_VERIFY(text().contains(u"wrote:"_s));
    }
    /// The message in the outbox, read.
    MessageContent sent()
    {
        window().send();
        [&] { QTRY_COMPARE(outbox().size(), 1); }();
        return readMessage(wire());
    }
};

} // namespace postaci::test
