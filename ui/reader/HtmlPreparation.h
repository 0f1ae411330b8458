#pragma once

#include "message/HtmlCleaner.h"
#include "reader/DocumentImages.h"

#include <QObject>
#include <QThreadPool>

namespace postaci {

/// A body ready for the view.
struct PreparedHtml
{
    CleanHtml clean; ///< its document is empty: images.document is what is shown
    DocumentImages images;
    QHash<QString, QString> misleading; ///< texts of misleading links by targetKey()
};

/// Makes a sender's HTML ready to be shown: at once if it is small, else in a worker, one at a time. Only the
/// last one asked for is ever answered. UI thread.
class HtmlPreparation : public QObject
{
    Q_OBJECT

public:
    explicit HtmlPreparation(QObject* parent = nullptr);
    ~HtmlPreparation() override; ///< waits for the running one: 2 MB at most

    void start(const QString& html, RemoteContent remote, const HtmlTheme& theme);
    void cancel();

Q_SIGNALS:
    void finished(const postaci::PreparedHtml& prepared);

private:
    QThreadPool m_pool;
    quint64 m_last = 0; ///< number of the preparation that is waited for; 0: none
    quint64 m_count = 0;
};

/// Whose colours a document has in the dark scheme.
enum class BodyColors { Program, Sender };

/// The colours and the font of the program for a document; those of the light scheme where it keeps the
/// sender's.
[[nodiscard]] HtmlTheme currentHtmlTheme(const QFont& font, BodyColors colors);

} // namespace postaci
