#pragma once

#include "base/Error.h"

#include <QObject>

#include <atomic>
#include <memory>

class QPrinter;

namespace postaci {

class PdfFactory;

/// Puts the pages of a PDF on a printer, aside; those that were chosen in its dialog, as often as wanted.
/// Delete it to cancel. UI thread.
class PdfPrinting : public QObject
{
    Q_OBJECT

public:
    /// The printer is used by another thread until finished().
    PdfPrinting(PdfFactory& factory, std::shared_ptr<QPrinter> printer, QObject* parent = nullptr);
    ~PdfPrinting() override;

    void start(const QByteArray& pdf);

Q_SIGNALS:
    void progressed(int done, int pages);
    void finished();
    void failed(const postaci::Error& error);

private:
    PdfFactory& m_factory;
    std::shared_ptr<QPrinter> m_printer;
    std::shared_ptr<std::atomic_bool> m_cancelled;
};

} // namespace postaci
