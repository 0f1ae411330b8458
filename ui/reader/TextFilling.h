#pragma once

#include <QObject>
#include <QStringList>

#include <functional>

class QPlainTextEdit;
class QTextCursor;

namespace postaci {

/// Writes a long text into a view in pieces, so that the window answers in between. The first piece is there
/// at once, and the view stays at the beginning. UI thread.
class TextFilling : public QObject
{
    Q_OBJECT

public:
    /// Writes the next piece at the cursor; false: there is nothing after it.
    using WritePiece = std::function<bool(QTextCursor& cursor)>;

    /// `text` has to outlive the filling.
    TextFilling(QPlainTextEdit& text, QObject* parent);

    /// In place of what is there, and of what is still to come.
    void start(WritePiece write);
    void start(const QStringList& pieces);
    void stop();
    [[nodiscard]] bool isComplete() const { return m_write == nullptr; }

private:
    void addPiece();

    QPlainTextEdit& m_text;
    WritePiece m_write; ///< empty: nothing is left
    quint64 m_number = 0;
};

} // namespace postaci
