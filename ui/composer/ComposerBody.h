#pragma once

#include "base/CancelToken.h"
#include "composer/ComposerState.h"
#include "composer/InlineImages.h"
#include "message/ReplyBuilder.h"
#include "message/RichText.h"

#include <QTextCursor>
#include <QThreadPool>
#include <QWidget>

#include <functional>

namespace postaci {

class AppSettings;
class FormatBar;
class TextEditor;

/// The text of a message with its tools: plain or formatted, with images in it. UI thread.
class ComposerBody : public QWidget
{
    Q_OBJECT

public:
    ComposerBody(const QString& profileDir, const AttachmentShelf& files, AppSettings& settings,
                 QWidget* parent = nullptr);
    ~ComposerBody() override; ///< waits for running work

    [[nodiscard]] TextEditor* editor() const { return m_editor; }
    [[nodiscard]] bool isFormatted() const;
    /// Something that belongs to the text is still being made.
    [[nodiscard]] bool isBusy() const { return m_underWay > 0 || m_images->isBusy(); }

    void setState(const ComposerState& state);
    void getState(ComposerState* state) const;
    void getText(OutgoingMessage* message) const; ///< text, html, inlineImages

    /// Switches; asks first, by formattingAtStake(), where something would get lost.
    void requestFormatted(bool on);
    void setFormatted(bool on);

    /// The original that is quoted or forwarded, as a formatted text.
    struct Original
    {
        RichText above = {}; ///< no nodes: nothing stands above what is written
        RichText text;       ///< below it; begins with the rest of its last line
        QList<OutgoingAttachment> images;
        QList<OutgoingAttachment> files; ///< parts of a forward that its HTML can't show here
        bool isCut = false;              ///< it is too long to be here whole
    };
    /// Makes it in a worker and adds it to what is there; then `done`. What is made is cancelled when this
    /// goes.
    void addOriginal(const std::function<Original(const CancelToken& cancel)>& make,
                     const std::function<void(const Original& original)>& done);
    void addPlainOriginal(const ReplyText& around);
    [[nodiscard]] bool isAddingOriginal() const { return m_underWay > 0; }
    [[nodiscard]] InlineImages& images() const { return *m_images; }
    [[nodiscard]] QStringList imagesInText() const;          ///< Content-IDs; a plain text has none
    [[nodiscard]] QList<AttachedFile> missingImages() const; ///< of those, what the draft's directory lacks

    /// Shows images among the files within the text, and gives back the others.
    [[nodiscard]] QStringList takeImages(const QStringList& paths);
    void focusFormatBar();
    /// Tab goes from the subject into the text, from there to the tools, and to `next`.
    void putInTabOrderBefore(QWidget* next);

Q_SIGNALS:
    void edited();
    void imageKept();         ///< a draft that is saved from now on has it
    void formattingLeftOut(); ///< of something that was pasted and is too long
    void settled();           ///< isBusy() may have become false
    void filesGiven(const QStringList& paths);
    void imageGiven(const QImage& image); ///< into a plain text, which can't hold it
    void formattingAtStake();
    void formattedChanged(bool on);
    void imageFailed(const QString& name, postaci::AttachmentShelf::Problem problem, const QString& detail);

private:
    void connectParts();
    /// Whether the text was edited since the last call.
    bool tookEdit();
    void insertPrepared(const PreparedImage& image, const QTextCursor& place);
    void chooseImages();
    void placeCursor(int position);
    void showBar();

    AppSettings& m_settings;
    InlineImages* m_images;
    TextEditor* m_editor;
    FormatBar* m_bar;
    QWidget* m_line;
    QThreadPool m_pool;
    CancelToken m_cancel;
    int m_underWay = 0;
    int m_revision = 0; ///< of the document, as tookEdit() has seen it
    bool m_wasModified = false;
};

} // namespace postaci
