#include "reader/PdfPrinting.h"

#include "reader/PdfPages.h"
#include "reader/SideWork.h"

#include <QApplication>
#include <QPainter>
#include <QPointer>
#include <QPrinter>

#include <algorithm>

namespace postaci {

namespace {

constexpr int kPaperDots = 300; ///< an inch; more is not seen and takes long
constexpr qreal kPointsPerInch = 72;

struct PageRun
{
    int first = 0; ///< from 0
    int last = 0;
    int copies = 1; ///< that the printer does not make by itself
    [[nodiscard]] int count() const { return (last - first + 1) * copies; }
};

PageRun chosenPages(const QPrinter& printer, int pages)
{
    PageRun run{0, pages - 1, 1};
    if (printer.printRange() == QPrinter::PageRange && printer.fromPage() > 0) {
        run.first = std::min(printer.fromPage() - 1, pages - 1);
        run.last = std::clamp(printer.toPage() - 1, run.first, pages - 1);
    }
    if (!printer.supportsMultipleCopies())
        run.copies = std::max(1, printer.copyCount());
    return run;
}

QSize dotsOf(const QSizeF& points)
{
    constexpr int kMostDots = 10'000; // a page of another size than paper
    return (points * (kPaperDots / kPointsPerInch)).toSize().boundedTo(QSize(kMostDots, kMostDots));
}

Error notPrinted(const QString& why)
{
    return makeError(ErrorKind::Storage, ErrorReason::Unspecified, why);
}

using PageTold = std::function<bool(int done, int pages)>; ///< false: enough

/// What went wrong; none also when it was cancelled.
std::optional<Error> printPages(PdfPages& pages, QPrinter& printer, const PageTold& told)
{
    printer.setFullPage(true); // the pages have their margins
    QPainter painter;
    if (!painter.begin(&printer))
        return notPrinted(QStringLiteral("The printer cannot be used"));
    const PageRun run = chosenPages(printer, pages.count());
    int done = 0;
    for (int copy = 0; copy < run.copies; ++copy) {
        for (int page = run.first; page <= run.last; ++page) {
            if (done > 0 && !printer.newPage())
                return notPrinted(QStringLiteral("The printer takes no more pages"));
            const QImage image = pages.render(page, dotsOf(pages.sizeOf(page)));
            if (image.isNull())
                return notPrinted(QStringLiteral("A page cannot be drawn"));
            painter.drawImage(painter.viewport(), image);
            if (!told(++done, run.count())) {
                printer.abort();
                return {};
            }
        }
    }
    return {};
}

} // namespace

PdfPrinting::PdfPrinting(PdfFactory& factory, std::shared_ptr<QPrinter> printer, QObject* parent)
    : QObject(parent), m_factory(factory), m_printer(std::move(printer)),
      m_cancelled(std::make_shared<std::atomic_bool>(false))
{
}

PdfPrinting::~PdfPrinting()
{
    *m_cancelled = true;
}

void PdfPrinting::start(const QByteArray& pdf)
{
    const auto tell = [self = QPointer<PdfPrinting>(this)](auto what) {
        QMetaObject::invokeMethod(
            qApp,
            [self, what] {
                if (self)
                    what(*self);
            },
            Qt::QueuedConnection);
    };
    runAside(SideWork::Pdf, [tell, pdf, factory = &m_factory, printer = m_printer, cancelled = m_cancelled] {
        if (*cancelled)
            return;
        PdfProblem problem{};
        const auto pages = factory->open(pdf, &problem);
        std::optional<Error> error;
        if (pages == nullptr)
            error = notPrinted(QStringLiteral("The pages cannot be read"));
        else
            error = printPages(*pages, *printer, [&](int done, int count) {
                tell([done, count](PdfPrinting& self) { Q_EMIT self.progressed(done, count); });
                return !*cancelled;
            });
        tell([error](PdfPrinting& self) {
            if (error)
                Q_EMIT self.failed(*error);
            else
                Q_EMIT self.finished();
        });
    });
}

} // namespace postaci
