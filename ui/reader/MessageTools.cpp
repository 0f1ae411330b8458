#include "reader/MessageTools.h"

#include "commands/CommandKeys.h"
#include "message/MailFiles.h"
#include "message/MessageReader.h"
#include "reader/HeadersWindow.h"
#include "reader/MessagePdf.h"
#include "reader/PdfPages.h"
#include "reader/PdfPrinting.h"
#include "reader/SideWork.h"
#include "reader/SourceWindow.h"
#include "widgets/Icon.h"
#include "widgets/UsualPlace.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QMenu>
#include <QPrintDialog>
#include <QPrinter>
#include <QProgressDialog>

namespace postaci {

namespace {

constexpr int kProgressAfter = 400; ///< milliseconds

QPageLayout paperLayout(const QPageLayout& given)
{
    constexpr qreal kMarginMm = 15;
    QPageLayout layout = given;
    layout.setMode(QPageLayout::StandardMode);
    layout.setUnits(QPageLayout::Millimeter);
    layout.setMinimumMargins({});
    layout.setMargins(QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm));
    return layout;
}

/// What the person's country writes on.
QPageLayout usualPaper()
{
    const bool isMetric = QLocale().measurementSystem() == QLocale::MetricSystem;
    return paperLayout(QPageLayout(QPageSize(isMetric ? QPageSize::A4 : QPageSize::Letter),
                                   QPageLayout::Portrait, QMarginsF()));
}

} // namespace

MessageTools::MessageTools(const BodyView& body, AppSettings& settings, QWidget* window)
    : QObject(window), m_body(body), m_window(window), m_menu(new QMenu(window)),
      m_headers(add("showHeaders", "info", &MessageTools::showHeaders, settings)),
      m_source(add("showSource", "", &MessageTools::showSource, settings)),
      m_save(new QAction(icon(QStringLiteral("download")), QString(), this)),
      m_savePdf(add("savePdf", "file", &MessageTools::savePdf, settings)),
      m_print(add("printMessage", "print", &MessageTools::print, settings)),
      m_lastDirectory(usualPlace(QStandardPaths::DocumentsLocation))
{
    m_menu->setObjectName(QStringLiteral("moreMenu"));
    m_save->setObjectName(QStringLiteral("saveShown"));
    connect(m_save, &QAction::triggered, this, &MessageTools::save);
    m_menu->addActions({m_save, m_savePdf, m_print});
    m_menu->addSeparator();
    m_menu->addActions({m_headers, m_source});
    setReady(false);
    retranslate();
}

MessageTools::~MessageTools() = default;

QAction* MessageTools::add(const char* id, const char* iconName, void (MessageTools::*run)(),
                           AppSettings& settings)
{
    QAction* action = addCommand(*m_window, settings, QLatin1String(id), Qt::WindowShortcut);
    if (*iconName != '\0')
        action->setIcon(icon(QLatin1String(iconName)));
    connect(action, &QAction::triggered, this, run);
    return action;
}

QList<QAction*> MessageTools::readingActions() const
{
    return {m_savePdf, m_print, m_headers, m_source};
}

void MessageTools::setReady(bool on)
{
    m_isReady = on;
    for (QAction* action : m_menu->actions()) {
        if (!action->isSeparator())
            action->setEnabled(on);
    }
}

void MessageTools::retranslate()
{
    m_headers->setText(tr("&Headers in full"));
    m_source->setText(tr("So&urce"));
    m_save->setText(tr("&Save as…"));
    m_savePdf->setText(tr("Save as P&DF…"));
    m_print->setText(tr("&Print…"));
}

void MessageTools::showHeaders()
{
    const ShownBody body = m_body.shownBody();
    auto* window = new HeadersWindow(body.content.envelope.subject, body.raw, m_window);
    window->show();
}

void MessageTools::showSource()
{
    const ShownBody body = m_body.shownBody();
    auto* window = new SourceWindow(body.content.envelope.subject, body.raw, m_window);
    // The window may be looked at when another message is on screen already.
    connect(window, &SourceWindow::saveRequested, this, [this, body] {
        QFileDialog* dialog = makeDialog(tr("Save message"), QStringLiteral("eml"));
        dialog->selectFile(messageFileName(body.content.envelope.date, body.content.envelope.subject));
        connect(dialog, &QFileDialog::fileSelected, this,
                [this, raw = body.raw](const QString& file) { write(raw, file); });
        dialog->open();
    });
    window->show();
}

QFileDialog* MessageTools::makeDialog(const QString& title, const QString& suffix)
{
    auto* dialog = new QFileDialog(m_window, title, m_lastDirectory);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    return dialog;
}

void MessageTools::save()
{
    const Envelope envelope = m_body.shownBody().content.envelope;
    QFileDialog* dialog = makeDialog(tr("Save message"), QStringLiteral("eml"));
    dialog->selectFile(messageFileName(envelope.date, envelope.subject));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, raw = m_body.shownBody().raw](const QString& file) { write(raw, file); });
    dialog->open();
}

void MessageTools::saveTo(const QString& file)
{
    write(m_body.shownBody().raw, file);
}

void MessageTools::write(const QByteArray& bytes, const QString& file)
{
    m_lastDirectory = QFileInfo(file).absolutePath();
    runAside(SideWork::Files, [self = QPointer<MessageTools>(this), bytes, file] {
        const Result<void> written = writeWhole(bytes, file);
        QMetaObject::invokeMethod(
            qApp,
            [self, written, file] {
                if (!self)
                    return;
                if (written)
                    Q_EMIT self->saved(1, QFileInfo(file).absolutePath());
                else
                    Q_EMIT self->failed(written.error());
            },
            Qt::QueuedConnection);
    });
}

void MessageTools::savePdf()
{
    const Envelope envelope = m_body.shownBody().content.envelope;
    QFileDialog* dialog = makeDialog(tr("Save as PDF"), QStringLiteral("pdf"));
    QString name = messageFileName(envelope.date, envelope.subject);
    name.chop(3);
    dialog->selectFile(name + QStringLiteral("pdf"));
    connect(dialog, &QFileDialog::fileSelected, this, &MessageTools::savePdfTo);
    dialog->open();
}

void MessageTools::savePdfTo(const QString& file)
{
    makePdf(usualPaper(), [this, file](const QByteArray& pdf) { write(pdf, file); });
}

QProgressDialog* MessageTools::makeProgress(const QString& text)
{
    auto* progress = new QProgressDialog(text, tr("Cancel"), 0, 0, m_window);
    progress->setObjectName(QStringLiteral("paperProgress"));
    progress->setMinimumDuration(kProgressAfter);
    progress->setAutoClose(false);
    progress->setAutoReset(false);
    progress->setValue(0); // begins to count the time
    return progress;
}

void MessageTools::makePdf(const QPageLayout& layout, const std::function<void(const QByteArray&)>& made)
{
    QProgressDialog* progress = makeProgress(tr("Laying out the pages…"));
    auto* pdf = new MessagePdf(m_body.shownBody(), this);
    const auto end = [pdf, progress] {
        pdf->deleteLater();
        progress->deleteLater();
    };
    connect(pdf, &MessagePdf::made, this, [end, made](const QByteArray& bytes) {
        end();
        made(bytes);
    });
    connect(pdf, &MessagePdf::failed, this, [this, end](const Error& error) {
        end();
        Q_EMIT failed(error);
    });
    connect(progress, &QProgressDialog::canceled, pdf, [this, pdf, end] {
        disconnect(pdf, nullptr, this, nullptr); // the pages may be on their way here already
        end();
    });
    pdf->make(layout);
}

void MessageTools::print()
{
    if (pdfFactory() == nullptr) {
        Q_EMIT failed(makeError(ErrorKind::Input, ErrorReason::Unspecified,
                                QStringLiteral("The part of the program that prints is not installed")));
        return;
    }
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(m_body.shownBody().content.envelope.subject);
    auto* dialog = new QPrintDialog(printer.get(), m_window);
    dialog->setObjectName(QStringLiteral("printDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOptions(QAbstractPrintDialog::PrintToFile | QAbstractPrintDialog::PrintPageRange |
                       QAbstractPrintDialog::PrintShowPageSize);
    connect(dialog, &QDialog::accepted, this, [this, printer] { printOn(printer); });
    // The dialog points to the printer: it stays until that is gone.
    connect(dialog, &QObject::destroyed, [printer] {});
    dialog->open();
}

void MessageTools::printOn(const std::shared_ptr<QPrinter>& printer)
{
    makePdf(paperLayout(printer->pageLayout()),
            [this, printer](const QByteArray& pdf) { printPages(printer, pdf); });
}

void MessageTools::printPages(const std::shared_ptr<QPrinter>& printer, const QByteArray& pdf)
{
    QProgressDialog* progress = makeProgress(tr("Printing…"));
    auto* printing = new PdfPrinting(*pdfFactory(), printer, this);
    const auto end = [printing, progress] {
        printing->deleteLater();
        progress->deleteLater();
    };
    connect(printing, &PdfPrinting::progressed, progress, [progress](int done, int pages) {
        progress->setMaximum(pages);
        progress->setValue(done);
    });
    connect(printing, &PdfPrinting::finished, this, end);
    connect(printing, &PdfPrinting::failed, this, [this, end](const Error& error) {
        end();
        Q_EMIT failed(error);
    });
    connect(progress, &QProgressDialog::canceled, printing, [this, printing, end] {
        disconnect(printing, nullptr, this, nullptr);
        end();
    });
    printing->start(pdf);
}

} // namespace postaci
