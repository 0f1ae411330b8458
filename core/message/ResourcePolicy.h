#pragma once

#include "message/MessageContent.h"

#include <QSet>
#include <QString>
#include <QStringList>

namespace postaci {

/// Decides about every address in an HTML body and keeps count of what was met. On the stack of one thread.
class ResourcePolicy
{
public:
    explicit ResourcePolicy(RemoteContent remote) : m_remote(remote) {}

    /// Whether anybody would see an image.
    enum class Look { Visible, Invisible };
    /// The address of an image as it may be written: "cid:", a "data:" picture, or a remote one if that is
    /// allowed; empty if it is left out. Without anything that could end a string of HTML or CSS. A remote
    /// one that nobody sees, or of a service that counts readers, is never let through.
    [[nodiscard]] QString image(const QString& address, Look look = Look::Visible);

    /// The target of a link: http, https, mailto; empty for all else.
    [[nodiscard]] static QString link(const QString& address);

    [[nodiscard]] int blockedRemote() const { return m_blocked; }
    [[nodiscard]] QStringList remoteHosts() const; ///< sorted, each once
    [[nodiscard]] QStringList trackers() const;    ///< names, else hosts; sorted, each once
    [[nodiscard]] const QStringList& cidsUsed() const { return m_cids; }

private:
    QString contentId(const QString& address);
    QString remote(const QString& address, Look look);

    const RemoteContent m_remote;
    int m_blocked = 0;
    QSet<QString> m_hosts;
    QSet<QString> m_trackers;
    QStringList m_cids;
    QSet<QString> m_seenCids;
};

} // namespace postaci
