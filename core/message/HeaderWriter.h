#pragma once

#include "base/Address.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

namespace postaci {

/// Writes header fields as ASCII lines of at most 78 columns wherever they can be folded, with CRLF. Line
/// ends and other controls in values become blanks, so no value can add a field. Lives on the stack of one
/// thread.
class HeaderWriter
{
public:
    /// Free text, as encoded words (RFC 2047) where it is not plain ASCII.
    void addText(const char* name, const QString& value);
    /// Addresses that are known to be writable: see isWritableAddress(). Nothing for an empty list.
    void addAddresses(const char* name, const AddressList& addresses);
    /// Message-IDs without brackets; those that cannot be written are left out.
    void addMessageIds(const char* name, const QStringList& ids);
    /// ASCII words that are folded between, as they are.
    void addTokens(const char* name, const QList<QByteArray>& tokens);

    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

/// local@domain that can stand in a header and an envelope: no controls, blanks or brackets outside of
/// quotes.
[[nodiscard]] bool isWritableAddress(const QString& addr);

/// The address as it goes out: the domain as A-labels (RFC 5890), the local part as it is.
[[nodiscard]] QString wireAddress(const QString& addr);

/// The value of a Date field (RFC 5322 3.3), in UTC.
[[nodiscard]] QByteArray dateField(const QDateTime& date);

[[nodiscard]] bool isWritableMessageId(const QString& id);

/// The parameters of a file's name: in ASCII first and, where that is not the whole name, RFC 2231's form.
[[nodiscard]] QList<QByteArray> fileNameParameters(const QByteArray& name, const QString& fileName);

} // namespace postaci
