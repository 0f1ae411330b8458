#pragma once

#include <QList>
#include <QString>

namespace postaci {

class AppSettings;

/// One page of the help, in the language that is shown.
struct HelpPage
{
    QString id; ///< as links name it: "ports"
    QString title;
    QString markdown;
};

/// All pages, in the order of reading. That of the keys has those that are in effect.
[[nodiscard]] QList<HelpPage> helpPages(const AppSettings& settings);
/// Whether the page has every word of `typed`, from the beginning of words, however it is written.
[[nodiscard]] bool hasWords(const HelpPage& page, const QString& typed);

} // namespace postaci
