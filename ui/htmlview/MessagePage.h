#pragma once

#include "reader/HtmlView.h"

#include <QWebEnginePage>

namespace postaci {

/// A page that shows one document and never goes anywhere: followed links are handed to the program, all else
/// is refused. UI thread.
class MessagePage : public QWebEnginePage
{
    Q_OBJECT

public:
    MessagePage(QWebEngineProfile* profile, QObject* parent);

    void setDocument(const QUrl& url) { m_document = url; }
    [[nodiscard]] const QUrl& document() const { return m_document; }

Q_SIGNALS:
    void linkActivated(const QUrl& target);

protected:
    bool acceptNavigationRequest(const QUrl& url, NavigationType type, bool isMainFrame) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString& message, int line,
                                  const QString& source) override;

private:
    void openWindow(QWebEngineNewWindowRequest& request);

    QUrl m_document;
};

} // namespace postaci
