#pragma once

#include "message/Envelope.h"

#include <QLabel>

namespace postaci {

/// Who a message went to: short ("to me, Mehmet and 3 more"), or all of them with addresses once it is
/// clicked. UI thread.
class Recipients : public QLabel
{
    Q_OBJECT

public:
    explicit Recipients(QWidget* parent = nullptr);

    /// `own`: addresses that are called "me".
    void setRecipients(const Envelope& envelope, const QStringList& own);
    void clearRecipients();
    [[nodiscard]] bool isExpanded() const { return m_expanded; }
    void setExpanded(bool on);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    [[nodiscard]] QString shortText() const;
    [[nodiscard]] QString longText() const;
    [[nodiscard]] QString addressLine(const QString& label, const AddressList& addresses) const;
    /// As rich text.
    [[nodiscard]] QString fitting(const QString& text) const;
    [[nodiscard]] QString nameOf(const Address& address) const;

    Envelope m_envelope;
    QStringList m_own;
    bool m_expanded = false;
};

/// One line, and nothing that turns the order of letters around or hides them.
[[nodiscard]] QString plainLine(const QString& text);
/// The same, but no longer than anybody's name or address; what is left out leaves an ellipsis.
[[nodiscard]] QString shortLine(const QString& text);
/// The same with places to break in words that are too long for a line of that width.
[[nodiscard]] QString breakable(const QString& text, const QFont& font, int width);
/// "Ayşe Yılmaz <ayse@ornek.example>", or the address alone; made safe to show.
[[nodiscard]] QString fullAddress(const Address& address);

} // namespace postaci
