#include "pdfview/PdfPlugin.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfDocument>
#include <QPdfSelection>

namespace postaci {

namespace {

constexpr qreal kUsualSide = 595; ///< points: the width of A4

/// The document reads from the buffer as long as it is open.
class OpenedPdf final : public PdfPages
{
public:
    explicit OpenedPdf(const QByteArray& data)
    {
        m_buffer.setData(data);
        m_buffer.open(QIODevice::ReadOnly);
        m_document.load(&m_buffer);
    }
    ~OpenedPdf() override { m_document.close(); }

    [[nodiscard]] PdfProblem problem() const
    {
        if (m_document.status() == QPdfDocument::Status::Ready && m_document.pageCount() > 0)
            return PdfProblem::None;
        return m_document.error() == QPdfDocument::Error::IncorrectPassword ? PdfProblem::NeedsPassword
                                                                            : PdfProblem::Unreadable;
    }

    [[nodiscard]] int count() const override { return m_document.pageCount(); }
    [[nodiscard]] QSizeF sizeOf(int page) const override
    {
        constexpr qreal kLargest = 14'400; // 5 m; a file may say anything, also nonsense
        const QSizeF said = m_document.pagePointSize(page);
        const auto bounded = [](qreal side) { return side >= 1 && side <= kLargest ? side : kUsualSide; };
        return {bounded(said.width()), bounded(said.height())};
    }
    [[nodiscard]] QImage render(int page, QSize pixels) override
    {
        const QImage drawn = m_document.render(page, pixels);
        if (drawn.isNull())
            return {};
        QImage onWhite(drawn.size(), QImage::Format_RGB32);
        onWhite.fill(Qt::white);
        QPainter(&onWhite).drawImage(0, 0, drawn);
        return onWhite;
    }
    [[nodiscard]] QString textOf(int page) override { return m_document.getAllText(page).text(); }

private:
    QBuffer m_buffer;
    QPdfDocument m_document;
};

} // namespace

std::unique_ptr<PdfPages> PdfPlugin::open(const QByteArray& data, PdfProblem* problem)
{
    auto opened = std::make_unique<OpenedPdf>(data);
    *problem = opened->problem();
    return *problem == PdfProblem::None ? std::move(opened) : nullptr;
}

} // namespace postaci
