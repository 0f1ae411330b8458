#pragma once

#include "store/WriteContext.h"

#include <QElapsedTimer>

namespace postaci {

/// Work on messages that were stored before the program did for every message what it does now, in steps of
/// some milliseconds, newest messages first. How far it is is stored, so it goes on after a restart. Lives in
/// the writer thread, within one transaction.
class Upkeep
{
public:
    explicit Upkeep(WriteContext& context) : m_context(context) {}

    /// One step; true if there is more to do.
    bool step();

private:
    bool learnConversations();
    bool completeIndex();
    MessageId compareWithIndex(MessageId position, const QElapsedTimer& timer);

    WriteContext& m_context;
};

} // namespace postaci
