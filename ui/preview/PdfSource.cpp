#include "preview/PdfSource.h"

#include "reader/SideWork.h"

#include <QApplication>
#include <QPointer>

#include <atomic>
#include <deque>
#include <mutex>

namespace postaci {

struct PdfSource::Work
{
    struct Page
    {
        int number = 0;
        QSize pixels;
    };

    PdfFactory* factory = nullptr;
    QByteArray data;
    std::unique_ptr<PdfPages> pages; ///< used, and destroyed, by the thread for PDF files alone
    std::mutex mutex;
    std::deque<Page> wanted; ///< the last one first
    bool isRunning = false;
    std::atomic_bool isGone = false; ///< whoever wanted it

    /// False: nothing left to do, and the thread ends.
    bool next(Page* page)
    {
        const std::lock_guard lock(mutex);
        isRunning = !isGone && !wanted.empty();
        if (!isRunning)
            return false;
        *page = wanted.front();
        wanted.pop_front();
        return true;
    }
};

namespace {

constexpr int kMostPages = 5000;
constexpr std::size_t kMostWantedPages = 8; ///< older wishes have left the window since

} // namespace

PdfSource::PdfSource(PdfFactory& factory, const QByteArray& data, QObject* parent)
    : QObject(parent), m_work(std::make_shared<Work>())
{
    m_work->factory = &factory;
    m_work->data = data;
    m_work->isRunning = true;
    run(m_work);
}

PdfSource::~PdfSource()
{
    {
        const std::lock_guard lock(m_work->mutex);
        m_work->isGone = true;
    }
    // Closing a document waits for PDFium, which may be busy with another one: that is left to its thread.
    runAside(SideWork::Pdf, [work = std::move(m_work)]() mutable { work.reset(); });
}

void PdfSource::draw(int page, QSize pixels)
{
    bool isIdle = false;
    {
        const std::lock_guard lock(m_work->mutex);
        m_work->wanted.push_front({page, pixels});
        if (m_work->wanted.size() > kMostWantedPages)
            m_work->wanted.pop_back();
        isIdle = !m_work->isRunning;
        m_work->isRunning = true;
    }
    if (isIdle)
        run(m_work);
}

void PdfSource::run(const std::shared_ptr<Work>& work)
{
    const auto tell = [self = QPointer<PdfSource>(this)](auto what) {
        QMetaObject::invokeMethod(
            qApp,
            [self, what] {
                if (self)
                    what(*self);
            },
            Qt::QueuedConnection);
    };
    runAside(SideWork::Pdf, [work, tell] {
        if (!work->pages && !work->data.isEmpty() && !work->isGone) {
            PdfProblem problem{};
            work->pages = work->factory->open(work->data, &problem);
            work->data.clear();
            QList<QSizeF> sizes;
            for (int page = 0; work->pages && page < std::min(work->pages->count(), kMostPages); ++page)
                sizes.append(work->pages->sizeOf(page));
            tell([sizes, problem](PdfSource& self) {
                if (problem == PdfProblem::None)
                    Q_EMIT self.opened(sizes);
                else
                    Q_EMIT self.failed(problem);
            });
        }
        Work::Page page;
        while (work->next(&page)) {
            const QImage picture = work->pages ? work->pages->render(page.number, page.pixels) : QImage();
            tell([page, picture](PdfSource& self) { Q_EMIT self.drawn(page.number, picture); });
        }
    });
}

} // namespace postaci
