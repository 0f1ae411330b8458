// Thunderbird's settings, as they may have been damaged or made.
#include "Fuzz.h"
#include "transfer/Thunderbird.h"

using namespace postaci;

void postaci::fuzz::take(QByteArrayView input)
{
    const auto prefs = readPrefs(input.toByteArray());
    require(prefs.size() <= input.size(), "settings are no more than there are lines");
    qsizetype read = 0;
    for (auto pref = prefs.cbegin(); pref != prefs.cend(); ++pref)
        read += pref.key().size() + pref.value().size();
    require(read <= input.size(), "they are no larger than their file");
}
