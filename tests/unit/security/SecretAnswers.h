#pragma once

#include "security/EncryptedSecretStore.h"
#include "security/SecretStore.h"

#include <QTest>

#include <optional>

namespace postaci::test {

/// Cheap enough for tests that do not look at the cost itself.
inline constexpr KdfCost kQuick{1, 8};

/// What `call` answers, which takes a callback; TimedOut if nothing comes.
template <typename T, typename Call> Result<T> answerTo(Call call)
{
    auto answer = std::make_shared<std::optional<Result<T>>>();
    call([answer](Result<T> result) { answer->emplace(std::move(result)); });
    if (!QTest::qWaitFor([answer] { return answer->has_value(); }, 30'000))
        return unexpected(ErrorKind::Timeout, ErrorReason::TimedOut, QStringLiteral("no answer"));
    return std::move(**answer);
}

inline Result<QString> readFrom(SecretStore& store, const QString& key)
{
    return answerTo<QString>([&](auto done) { store.read(key, done); });
}

inline Result<void> writeTo(SecretStore& store, const QString& key, const QString& secret)
{
    return answerTo<void>([&](auto done) { store.write(key, secret, done); });
}

inline Result<void> removeFrom(SecretStore& store, const QString& key)
{
    return answerTo<void>([&](auto done) { store.remove(key, done); });
}

/// For QVERIFY2: what a failure says.
template <typename T> QByteArray wordsOf(const Result<T>& result)
{
    return result ? QByteArray()
                  : (result.error().message + QStringLiteral(": ") + result.error().detail).toUtf8();
}

/// The reason of a failure; Unspecified for success.
template <typename T> ErrorReason reasonOf(const Result<T>& result)
{
    return result ? ErrorReason::Unspecified : result.error().reason;
}

} // namespace postaci::test
