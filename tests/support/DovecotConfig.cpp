// The configuration that DovecotServer writes; apart so that each file stays readable.
#include "support/DovecotServer.h"

#include <QFile>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// @DIR@, @SERVERS@ ... are replaced. Nothing here needs a right that an ordinary user lacks: one user owns
/// everything, no service is chrooted, and all ports are high.
const auto generalTemplate = uR"(
base_dir = @DIR@/run
state_dir = @DIR@/run
libexec_dir = @SERVERS@/usr/lib/dovecot
mail_plugin_dir = @SERVERS@/usr/lib/dovecot/modules
login_plugin_dir = @SERVERS@/usr/lib/dovecot/modules/login
import_environment = TZ LD_LIBRARY_PATH=@LIBRARIES@
log_path = @DIR@/dovecot.log
log_timestamp = "%Y-%m-%d %H:%M:%S.%{usecs} "
default_login_user = @USER@
default_internal_user = @USER@
default_internal_group = @GROUP@
first_valid_uid = 1
first_valid_gid = 1
mail_uid = @USER@
mail_gid = @GROUP@
mail_home = @DIR@/mail/%u
mail_location = maildir:~/Maildir:UTF-8
mail_fsync = never
mail_save_crlf = yes
mailbox_list_index = yes
listen = 127.0.0.1
protocols = imap pop3 lmtp submission
ssl = yes
ssl_cert = <@DIR@/server.pem
ssl_key = <@DIR@/server.key
auth_mechanisms = @MECHANISMS@
auth_failure_delay = 0
auth_verbose = yes
auth_debug = yes
imap_capability = @CAPABILITY@
mail_plugins = @PLUGINS@
submission_relay_host = 127.0.0.1
submission_relay_port = @RELAY@
submission_max_mail_size = 200M
passdb {
  driver = static
  args = password=@PASSWORD@
}
userdb {
  driver = static
  args = home=@DIR@/mail/%u
}
protocol imap {
  mail_plugins = @PLUGINS@ imap_zlib @IMAP_PLUGINS@
}
namespace inbox {
  inbox = yes
  separator = /
@FOLDERS@
}
)"_s;

/// What Dovecot advertises by itself once somebody has logged in.
const auto allCapabilities =
    "IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE SORT SORT=DISPLAY THREAD=REFERENCES THREAD=REFS "
    "THREAD=ORDEREDSUBJECT MULTIAPPEND URL-PARTIAL CATENATE UNSELECT CHILDREN NAMESPACE UIDPLUS "
    "LIST-EXTENDED "
    "I18NLEVEL=1 CONDSTORE QRESYNC ESEARCH ESORT SEARCHRES WITHIN CONTEXT=SEARCH LIST-STATUS BINARY MOVE "
    "SNIPPET=FUZZY PREVIEW=FUZZY PREVIEW STATUS=SIZE SAVEDATE LITERAL+ NOTIFY SPECIAL-USE COMPRESS=DEFLATE";

QByteArray capabilitiesWithout(const QByteArrayList& extensions)
{
    QByteArrayList words = QByteArray(allCapabilities).split(' ');
    for (const QByteArray& extension : extensions)
        words.removeAll(extension);
    if (extensions.contains("CONDSTORE")) // which the other includes (RFC 7162)
        words.removeAll("QRESYNC");
    return words.join(' ');
}

QByteArray specialFolder(const char* name, const char* use)
{
    return QByteArray("  mailbox ") + name + " {\n    special_use = \\" + use +
           "\n    auto = subscribe\n  }\n";
}

QByteArray inetListener(const char* name, quint16 port, const char* extra = "")
{
    return QByteArray("  inet_listener ") + name + " {\n    port = " + QByteArray::number(port) + "\n" +
           extra + "  }\n";
}

/// A login service: one process that serves all connections, since starting one for each costs more than
/// tests have.
QByteArray loginService(const char* name, const QByteArray& listeners)
{
    return QByteArray("service ") + name + " {\n  chroot =\n  service_count = 0\n  client_limit = 200\n" +
           listeners + "}\n";
}

} // namespace

QByteArray DovecotServer::services() const
{
    const char* tls = "    ssl = yes\n";
    return loginService("imap-login",
                        inetListener("imap", m_ports.imap) + inetListener("imaps", m_ports.imaps, tls)) +
           loginService("pop3-login",
                        inetListener("pop3", m_ports.pop3) + inetListener("pop3s", m_ports.pop3s, tls)) +
           loginService("submission-login", inetListener("submission", m_ports.smtp) +
                                                inetListener("submissions", m_ports.smtps, tls)) +
           "service lmtp {\n" + inetListener("lmtp", m_ports.lmtp) +
           "}\n"
           // Without this, a second wrong password from the same address is answered late on purpose.
           + "service anvil {\n  chroot =\n  unix_listener anvil-auth-penalty {\n    mode = 0\n  }\n}\n";
}

QByteArray DovecotServer::tokenConfig() const
{
    return "introspection_url = " + m_options.introspectionUrl +
           "\nintrospection_mode = post\nforce_introspection = yes\nusername_attribute = username\n"
           "active_attribute = active\nactive_value = true\ntls_ca_cert_file = " +
           QFile::encodeName(path(u"authority.pem"_s)) + "\n";
}

QByteArray DovecotServer::config() const
{
    const bool quota = m_options.quotaBytes > 0;
    const QByteArray folders = specialFolder("Drafts", "Drafts") + specialFolder("Sent", "Sent") +
                               specialFolder("Junk", "Junk") + specialFolder("Trash", "Trash") +
                               specialFolder("Archive", "Archive");
    QByteArray text = generalTemplate.toUtf8();
    text.replace("@DIR@", QFile::encodeName(m_dir.path()))
        .replace("@SERVERS@", QFile::encodeName(m_servers))
        .replace("@LIBRARIES@", QFile::encodeName(serverLibraries(m_servers)))
        .replace("@USER@", m_user.name())
        .replace("@GROUP@", m_user.groupName())
        .replace("@MECHANISMS@", m_options.authMechanisms)
        .replace("@CAPABILITY@", m_options.without.isEmpty() ? m_options.imapCapability
                                                             : capabilitiesWithout(m_options.without))
        .replace("@PLUGINS@", quota ? "zlib quota" : "zlib")
        .replace("@IMAP_PLUGINS@", quota ? "imap_quota" : "")
        .replace("@RELAY@", QByteArray::number(m_ports.relay))
        .replace("@PASSWORD@", fixturePassword)
        .replace("@FOLDERS@", folders);
    if (quota) {
        text += "plugin {\n  quota = count:User quota\n  quota_vsizes = yes\n  quota_rule = *:bytes=" +
                QByteArray::number(m_options.quotaBytes) + "\n}\n";
    }
    if (!m_options.introspectionUrl.isEmpty()) {
        text += "passdb {\n  driver = oauth2\n  mechanisms = xoauth2 oauthbearer\n  args = " +
                QFile::encodeName(path(u"oauth2.conf"_s)) + "\n}\n";
    }
    QByteArray extra = m_options.extraConfig;
    extra.replace("@CA@", QFile::encodeName(path(u"authority.pem"_s)));
    return text + services() + extra + "\n";
}

} // namespace postaci::test
