#pragma once

#include "message/HeaderListing.h"
#include "reader/TextWindow.h"

class QCheckBox;

namespace postaci {

/// All header fields of one message: decoded, or as they came. UI thread.
class HeadersWindow : public TextWindow
{
    Q_OBJECT

public:
    HeadersWindow(const QString& subject, const QByteArray& raw, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;
    void retranslate() override;

private:
    void showDecoded();
    void showRaw();
    void refresh();

    QString m_subject;
    HeaderListing m_listing;
    QByteArray m_block; ///< as it came
    QCheckBox* m_asTheyCame;
};

} // namespace postaci
