#pragma once

#include "message/LookAlikes.h"

#include <QObject>
#include <QThreadPool>

namespace postaci {

class MailEngine;
class ProviderTable;

/// The domains whose names a forger would imitate: those of mail providers, and of people to whom the person
/// writes. Found in a thread of its own; until then only the providers' are known. UI thread.
class KnownPlaces : public QObject
{
    Q_OBJECT

public:
    KnownPlaces(MailEngine& engine, QObject* parent);
    ~KnownPlaces() override; ///< waits for the thread: one question to the store

    void addProviders(const ProviderTable& providers);
    void addCorrespondents(); ///< of those who were written to
    [[nodiscard]] const LookAlikes& lookAlikes() const { return m_lookAlikes; }

Q_SIGNALS:
    void correspondentsAdded();

private:
    MailEngine& m_engine;
    LookAlikes m_lookAlikes;
    QThreadPool m_pool;
};

} // namespace postaci
