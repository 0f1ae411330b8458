#pragma once

#include <QPlainTextEdit>

namespace postaci {

/// The plain text that is being written; files that are dropped or pasted go to filesOffered(). UI thread.
class TextEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextEditor(QWidget* parent = nullptr);

    /// The text without its quoted lines and signature: what the writer said.
    [[nodiscard]] QString ownWords() const;

Q_SIGNALS:
    void filesOffered(const QStringList& paths);

protected:
    bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;
};

/// The local files among `source`'s URLs.
[[nodiscard]] QStringList localFiles(const QMimeData* source);

} // namespace postaci
