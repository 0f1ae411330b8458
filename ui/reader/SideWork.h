#pragma once

#include <functional>

namespace postaci {

/// Work that may take long, or for ever where a file was made to do harm, and that nobody can cut short.
enum class SideWork {
    Pdf,      ///< opening, drawing, making: PDFium lets one thread in at a time anyway
    Preview,  ///< taking attachments apart to show them
    Contacts, ///< sorting them
    Import,   ///< reading files of contacts
    Files,    ///< writing what the person wants to keep
};

/// Queues `work` for the one thread of its kind, so that it holds up nothing of another kind and nothing in
/// Qt's own pool. The end of the program waits for Files alone. UI thread.
void runAside(SideWork kind, std::function<void()> work);

} // namespace postaci
