#pragma once

#include <QWidget>

class QKeySequence;
class QTextDocument;
class QTextEdit;
class QToolButton;

namespace postaci {

/// A signature as simple formatted text: bold, italic, underlined and links. UI thread.
class SignatureEdit : public QWidget
{
    Q_OBJECT

public:
    explicit SignatureEdit(QWidget* parent = nullptr);

    /// `html` empty: the plain text is all there is.
    void setSignature(const QString& plain, const QString& html);
    [[nodiscard]] QString plain() const;
    /// A fragment with b, i, u, a and br alone; empty where nothing is formatted.
    [[nodiscard]] QString html() const;
    [[nodiscard]] QTextEdit* textEdit() const { return m_text; } ///< objectName "signatureEdit"

protected:
    void changeEvent(QEvent* event) override;

private:
    QToolButton* addButton(const char* name);
    void addKeys(const QKeySequence& keys, QToolButton* button);
    void setLink();
    void showFormat();
    void retranslate();

    QTextEdit* m_text;
    QToolButton* m_bold;
    QToolButton* m_italic;
    QToolButton* m_underline;
    QToolButton* m_link;
};

/// The text of a document with those formats, and nothing else of it.
[[nodiscard]] QString simpleHtml(const QTextDocument& document);

} // namespace postaci
