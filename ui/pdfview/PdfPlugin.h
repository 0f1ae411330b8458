#pragma once

#include "reader/PdfPages.h"

#include <QObject>

namespace postaci {

/// The plug-in's root: opens PDF files with Qt Pdf, which is built without a script engine.
class PdfPlugin final : public QObject, public PdfFactory
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID POSTACI_PDFVIEW_IID)
    Q_INTERFACES(postaci::PdfFactory)

public:
    [[nodiscard]] std::unique_ptr<PdfPages> open(const QByteArray& data, PdfProblem* problem) override;
};

} // namespace postaci
