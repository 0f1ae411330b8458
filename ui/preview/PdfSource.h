#pragma once

#include "reader/PdfPages.h"

#include <QList>
#include <QObject>
#include <QSize>

#include <memory>

namespace postaci {

/// Opens a PDF and draws its pages aside; the last page that was asked for is drawn first. Never waits for a
/// page, however long it takes. UI thread.
class PdfSource : public QObject
{
    Q_OBJECT

public:
    PdfSource(PdfFactory& factory, const QByteArray& data, QObject* parent);
    ~PdfSource() override;

    void draw(int page, QSize pixels);

Q_SIGNALS:
    void opened(const QList<QSizeF>& points);
    void failed(postaci::PdfProblem problem);
    void drawn(int page, const QImage& picture);

private:
    struct Work;
    void run(const std::shared_ptr<Work>& work);

    std::shared_ptr<Work> m_work; ///< shared with the thread that does it
};

} // namespace postaci
