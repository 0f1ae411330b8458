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

    /// The one before is gone.
    void setDocument(const QString& html);
    /// The address to load it under: a new one for each attempt, so that what an attempt before still has to
    /// tell is known by its address.
    [[nodiscard]] QUrl nextUrl();
    void requestStarted(QWebEngineUrlRequestJob* job) override;

private:
    QUrl m_url;
    QByteArray m_html;
    quint64 m_attempts = 0;
};

} // namespace postaci
