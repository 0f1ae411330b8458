#pragma once

#include "message/HeaderListing.h"
#include "reader/TextWindow.h"

class QCheckBox;

namespace postaci {

class TextFilling;

/// All header fields of one message: decoded, or as they came. A long header fills in pieces. UI thread.
class HeadersWindow : public TextWindow
{
    Q_OBJECT

public:
    HeadersWindow(const QString& subject, const QByteArray& raw, QWidget* parent);
    [[nodiscard]] bool isComplete() const; ///< a long header comes in pieces

protected:
    void changeEvent(QEvent* event) override;
    void retranslate() override;

private:
    void showDecoded();
    void refresh();

    QString m_subject;
    HeaderListing m_listing;
    QByteArray m_block; ///< as it came
    TextFilling* m_filling;
    QCheckBox* m_asTheyCame;
};

} // namespace postaci
