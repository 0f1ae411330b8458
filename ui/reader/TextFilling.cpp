#include "reader/TextFilling.h"

#include <QPlainTextEdit>
#include <QTextCursor>
#include <QTimer>

#include <utility>

namespace postaci {

TextFilling::TextFilling(QPlainTextEdit& text, QObject* parent) : QObject(parent), m_text(text) {}

void TextFilling::start(WritePiece write)
{
    stop();
    m_text.clear();
    m_write = std::move(write);
    addPiece();
    m_text.moveCursor(QTextCursor::Start);
}

void TextFilling::start(const QStringList& pieces)
{
    start([left = pieces](QTextCursor& cursor) mutable {
        if (!left.isEmpty())
            cursor.insertText(left.takeFirst(), QTextCharFormat());
        return !left.isEmpty();
    });
}

void TextFilling::stop()
{
    m_write = nullptr;
    m_number += 1;
}

void TextFilling::addPiece()
{
    QTextCursor end(m_text.document());
    end.movePosition(QTextCursor::End);
    end.beginEditBlock();
    const bool isMore = m_write(end);
    end.endEditBlock();
    if (!isMore) {
        m_write = nullptr;
        return;
    }
    QTimer::singleShot(0, this, [this, number = m_number] {
        if (number == m_number)
            addPiece();
    });
}

} // namespace postaci
