#pragma once

#include <QByteArray>
#include <QUrl>
#include <QWebEngineUrlSchemeHandler>

namespace postaci {

/// Hands the engine the one document that is to be shown, under an address that no other document ever had.
/// (QWebEnginePage::setHtml() ends at 2 MB.) UI thread.
class DocumentScheme : public QWebEngineUrlSchemeHandler
{
    Q_OBJECT

public:
    using QWebEngineUrlSchemeHandler::QWebEngineUrlSchemeHandler;

    /// The address to load for this document; the one before is gone.
    [[nodiscard]] QUrl setDocument(int number, const QString& html);
    void requestStarted(QWebEngineUrlRequestJob* job) override;

private:
    QUrl m_url;
    QByteArray m_html;
};

} // namespace postaci
