#pragma once

#include <QByteArray>
#include <QImage>
#include <QSizeF>
#include <QString>
#include <QtPlugin>

#include <memory>

namespace postaci {

/// One opened PDF: pages as pictures and text. Scripts in it are never run, links never followed, nothing is
/// fetched. Used by one thread at a time, whichever.
class PdfPages
{
public:
    PdfPages() = default;
    PdfPages(const PdfPages&) = delete;
    PdfPages& operator=(const PdfPages&) = delete;
    virtual ~PdfPages() = default;

    [[nodiscard]] virtual int count() const = 0;             ///< at least 1
    [[nodiscard]] virtual QSizeF sizeOf(int page) const = 0; ///< in points
    /// On white. Null where there is no memory for it.
    [[nodiscard]] virtual QImage render(int page, QSize pixels) = 0;
    [[nodiscard]] virtual QString textOf(int page) = 0;
};

enum class PdfProblem { None, Unreadable, NeedsPassword };

/// What the plug-in library offers.
class PdfFactory
{
public:
    PdfFactory() = default;
    PdfFactory(const PdfFactory&) = delete;
    PdfFactory& operator=(const PdfFactory&) = delete;
    virtual ~PdfFactory() = default;
    /// Null where it cannot be opened; `problem` says why. Any thread.
    [[nodiscard]] virtual std::unique_ptr<PdfPages> open(const QByteArray& data, PdfProblem* problem) = 0;
};

/// Loads the plug-in the first time it is asked; null where it is not installed. UI thread.
[[nodiscard]] PdfFactory* pdfFactory();

} // namespace postaci

#define POSTACI_PDFVIEW_IID "postaci.PdfFactory/1"
Q_DECLARE_INTERFACE(postaci::PdfFactory, POSTACI_PDFVIEW_IID)
