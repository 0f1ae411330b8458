#pragma once

#include "message/OutgoingMessage.h"
#include "message/RichText.h"

#include <QHash>
#include <QSet>
#include <QTextEdit>
#include <QTimer>

#include <functional>

namespace postaci {

class TextHighlighter;

/// Where the text is written, plain or formatted, in one document. Nothing is ever loaded from outside: an
/// image is drawn only if setImage() gave it. Files that are dropped or pasted are handed on instead of being
/// typed as names. UI thread.
class TextEditor : public QTextEdit
{
    Q_OBJECT

public:
    explicit TextEditor(QWidget* parent = nullptr);

    [[nodiscard]] bool isFormatted() const { return m_isFormatted; }
    [[nodiscard]] TextHighlighter& highlighter() const { return *m_highlighter; }

    /// Another text, with nothing to undo.
    void setPlain(const QString& text);
    void setRich(const RichText& text);
    [[nodiscard]] RichText rich() const; ///< of a formatted text, with its seals checked
    [[nodiscard]] QString plain() const; ///< of either, as it is sent

    /// Where the bytes of images are, by Content-ID.
    struct ImageStore
    {
        std::function<bool(const QString& contentId)> has;
        std::function<QList<OutgoingAttachment>(const QStringList& contentIds)> images;
    };
    void setImageStore(const ImageStore& store) { m_store = store; }
    /// What is drawn for "cid:`contentId`".
    void setImage(const QString& contentId, const QImage& picture);
    /// Into the text at a place, as wide and high as it is to be shown.
    void insertImage(QTextCursor place, const QString& contentId, const QString& name, QSize size);
    void pastePlain(); ///< the clipboard's text without formatting

    /// Changes the look of the selection, or of what is typed next.
    void changeLook(const std::function<void(RichStyle* style)>& change);
    [[nodiscard]] RichStyle look() const; ///< at the cursor
    void leaveLink();                     ///< what is typed behind a link is no part of it

Q_SIGNALS:
    void filesGiven(const QStringList& paths);
    void imageGiven(const QImage& image);
    void formattingLeftOut(); ///< what was pasted is too long to keep it
    /// Images in what is pasted; the text refers to them.
    void imagesPasted(const QList<postaci::OutgoingAttachment>& images);

protected:
    bool event(QEvent* event) override;
    QVariant loadResource(int type, const QUrl& name) override;
    bool canInsertFromMimeData(const QMimeData* source) const override;
    QMimeData* createMimeDataFromSelection() const override;
    void insertFromMimeData(const QMimeData* source) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setFormatted(bool on);
    bool breakLine(QKeyEvent* event);
    bool goToCell(const QKeyEvent& event);
    void insertOwn(const QMimeData* source);
    void insertHtmlOfOthers(const QMimeData* source);
    void insertWithoutFormatting(const QMimeData* source);
    void drawNewPictures();
    void keepWhole(const RichText& text) const;
    void touchSeals(int position, int removed, int added);
    void paintQuoteBars();

    TextHighlighter* m_highlighter;
    ImageStore m_store;
    QHash<QString, QImage> m_pictures; ///< by address, "cid:…"
    QSet<QString> m_newPictures;       ///< addresses that were drawn as blanks until now
    QTimer m_drawing;                  ///< once for all that come at a time
    QList<RichSeal> m_seals;
    QString m_sealStyles;
    /// What shows a seal that held when it was looked at, and that nothing has touched since.
    struct Whole
    {
        QHash<int, QList<RichNode>> nodes; ///< by number, as the next
        QHash<int, RichHeld> held;
    };
    mutable Whole m_whole;
    bool m_isFormatted = false;
};

/// The paths of the local files in a drag or on the clipboard; empty if there are none.
[[nodiscard]] QStringList localFiles(const QMimeData* source);

} // namespace postaci
