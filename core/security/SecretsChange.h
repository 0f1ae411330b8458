#pragma once

#include "security/SecretStore.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace postaci {

/// Entries of a SecretStore that change together, as far as a store of secrets can: what was written is put
/// back where a later step fails, or by undo(). Nothing is removed, so nothing is lost before the caller has
/// written down what the new entries are for. UI thread; the store must outlive it.
class SecretsChange : public std::enable_shared_from_this<SecretsChange>
{
public:
    [[nodiscard]] static std::shared_ptr<SecretsChange> of(SecretStore& store);

    // What is to be done, in this order.
    void write(const QString& key, const QString& secret);
    /// Does nothing where both are one entry.
    void copy(const QString& from, const QString& to);

    /// Once. Errors: the store's; then everything is as it was.
    void run(SecretStore::WriteDone done);
    /// Puts back what run() has changed, the last first, whatever the store says to that.
    void undo();

private:
    struct Step
    {
        QString from; ///< empty: `secret` is given
        QString to;
        QString secret;
        std::optional<QString> before; ///< empty: there was no such entry
    };

    explicit SecretsChange(SecretStore& store) : m_store(store) {}
    void next();
    void fetch();
    void remember();
    void store();
    void fail(const Error& error);

    SecretStore& m_store;
    QList<Step> m_steps;
    qsizetype m_current = 0; ///< as many are done
    SecretStore::WriteDone m_done;
};

} // namespace postaci
