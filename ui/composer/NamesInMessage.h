#pragma once

#include <QObject>
#include <QStringList>

namespace postaci {

class ComposerHeader;
class MailEngine;
class SpellUnderlines;

/// Who a message speaks of: its sender, its recipients, and the contacts. Tells the spelling which words are
/// their names, with the endings that those take. UI thread.
class NamesInMessage : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    NamesInMessage(const MailEngine& engine, const ComposerHeader& header, SpellUnderlines& spelling,
                   QObject* parent);

private:
    void gather();
    [[nodiscard]] bool isName(const QString& word);

    const MailEngine& m_engine;
    const ComposerHeader& m_header;
    QStringList m_words;       ///< of the names in the header
    bool m_isGathered = false; ///< in this turn of the event loop
};

} // namespace postaci
