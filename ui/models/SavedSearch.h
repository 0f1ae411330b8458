#pragma once

#include <QList>
#include <QString>

namespace postaci {

/// A search that is kept under a name and shown like a folder.
struct SavedSearch
{
    qint64 id = 0; ///< below 0, so that it is no folder's; 0: none
    QString name;
    QString query; ///< as core/search/SearchQuery.h describes it
    bool operator==(const SavedSearch&) const = default;
};

} // namespace postaci
