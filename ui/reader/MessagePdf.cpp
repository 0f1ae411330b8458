#include "reader/MessagePdf.h"

#include "message/MessageReader.h"
#include "reader/PrintedHeader.h"
#include "reader/SideWork.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QBuffer>
#include <QFontDatabase>
#include <QPdfWriter>
#include <QPointer>
#include <QTextCursor>
#include <QTextDocument>
#include <QThreadPool>

namespace postaci {

namespace {

constexpr qsizetype kMostPrintedText = 2 * 1024 * 1024; ///< characters: some 600 pages

/// As in the light scheme, whatever is on screen.
HtmlTheme paperTheme(const QFont& font)
{
    HtmlTheme theme = currentHtmlTheme(font, BodyColors::Sender);
    theme.dark = false;
    theme.isPart = true;
    theme.textColor = QStringLiteral("#000000");
    theme.background = QStringLiteral("#ffffff");
    theme.linkColor = QStringLiteral("#1a5fd0");
    return theme;
}

/// The message as a text document in a PDF. Any thread.
QByteArray textPdf(const ShownBody& body, const QPageLayout& layout, const QFont& font)
{
    QTextDocument document;
    document.setDefaultFont(font);
    document.setUndoRedoEnabled(false);
    QTextCursor cursor(&document);
    writePrintedHeader(cursor, body.content.envelope);
    const QString text =
        body.content.hasText || !body.content.hasHtml ? body.content.text : htmlToText(body.content.html);
    cursor.insertText(text.left(kMostPrintedText));
    if (text.size() > kMostPrintedText)
        cursor.insertText(QStringLiteral("\n…"));
    writePrintedAttachments(cursor, body.content.attachments);
    QByteArray pdf;
    QBuffer out(&pdf);
    out.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&out);
        QPageLayout whole = layout; // a document has margins of its own, and numbers in them
        whole.setMargins({});
        writer.setPageLayout(whole);
        writer.setTitle(body.content.envelope.subject);
        writer.setCreator(QStringLiteral("Postacı"));
        constexpr int kDotsPerInch = 600;
        writer.setResolution(kDotsPerInch);
        document.print(&writer);
    }
    return pdf;
}

} // namespace

MessagePdf::MessagePdf(ShownBody body, QObject* parent)
    : QObject(parent), m_body(std::move(body)), m_preparation(new HtmlPreparation(this)),
      m_cancelled(std::make_shared<std::atomic_bool>(false))
{
    connect(m_preparation, &HtmlPreparation::finished, this, &MessagePdf::showDocument);
}

MessagePdf::~MessagePdf()
{
    *m_cancelled = true;
}

void MessagePdf::make(const QPageLayout& layout)
{
    m_layout = layout;
    if (m_body.isHtml)
        m_view = m_loader.createView(nullptr);
    if (!m_view) {
        makeFromText();
        return;
    }
    m_view->setEvents({
        .linkActivated = {},
        .linkHovered = {},
        .shown = [this](int) { print(); },
        .failed =
            [this](int) {
                // The view is what calls.
                QMetaObject::invokeMethod(this, &MessagePdf::makeFromText, Qt::QueuedConnection);
            },
    });
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_preparation->start(m_body.content.html, m_body.remote, paperTheme(QApplication::font()));
        },
        Qt::QueuedConnection);
}

void MessagePdf::showDocument(const PreparedHtml& prepared)
{
    m_prepared = prepared;
    m_view->setBackground(Qt::white);
    m_view->setDocument(1, printedDocument(prepared.images.document, m_body.content),
                        [self = QPointer<MessagePdf>(this)](const QString& id, const ImageAnswer& answer) {
                            if (self)
                                self->resolveImage(id, answer);
                            else
                                answer({});
                        });
}

/// From what is here already: paper is no reason to tell anybody anything.
void MessagePdf::resolveImage(const QString& contentId, const ImageAnswer& answer)
{
    const DocumentImages& images = m_prepared.images;
    if (const auto embedded = images.embedded.constFind(contentId); embedded != images.embedded.constEnd())
        answer(*embedded);
    else if (const auto remote = images.remote.constFind(contentId); remote != images.remote.constEnd())
        answer(m_body.fetched.value(*remote));
    else
        QThreadPool::globalInstance()->start([raw = m_body.raw, contentId, answer] {
            const QByteArray bytes = inlinePart(raw, contentId, nullptr);
            QMetaObject::invokeMethod(
                qApp, [answer, bytes] { answer(bytes); }, Qt::QueuedConnection);
        });
}

void MessagePdf::print()
{
    m_view->printToPdf(m_layout, [self = QPointer<MessagePdf>(this)](const QByteArray& pdf) {
        if (self)
            self->finish(pdf);
    });
}

void MessagePdf::makeFromText()
{
    m_view.reset();
    runAside(SideWork::Pdf, [self = QPointer<MessagePdf>(this), cancelled = m_cancelled, body = m_body,
                             layout = m_layout, font = QApplication::font()] {
        if (*cancelled)
            return;
        const QByteArray pdf = textPdf(body, layout, font);
        QMetaObject::invokeMethod(
            qApp,
            [self, pdf] {
                if (self)
                    self->finish(pdf);
            },
            Qt::QueuedConnection);
    });
}

void MessagePdf::finish(const QByteArray& pdf)
{
    if (pdf.isEmpty())
        Q_EMIT failed(makeError(ErrorKind::Storage, ErrorReason::Unspecified,
                                QStringLiteral("The pages could not be made")));
    else
        Q_EMIT made(pdf);
}

} // namespace postaci
