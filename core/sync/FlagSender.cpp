#include "sync/FlagSender.h"

#include "sync/PartedSender.h"

#include <map>
#include <tuple>

namespace postaci {

namespace {

constexpr MessageFlags kAdvice = MessageFlag::Forwarded | MessageFlag::Junk | MessageFlag::NotJunk;

/// Without those that another client has taken away: what is wanted of them waits until it is seen where they
/// have come up.
template <typename Intent>
Result<QList<Intent>> stillThere(const ChangeScope& scope, const QList<Intent>& group)
{
    const auto there = scope.selected.present(uidsOf(group));
    if (!there)
        return unexpected(there.error());
    QList<Intent> left = group;
    left.removeIf([&](const Intent& intent) { return !there->contains(intent.message.uid); });
    return left;
}

Unexpected readOnly()
{
    return unexpected(ErrorKind::Rejected, ErrorReason::MailboxReadOnly,
                      QStringLiteral("The folder is open for reading only"));
}

} // namespace

Result<void> FlagSender::sendFlags(const QList<FlagIntent>& intents)
{
    std::map<std::tuple<FolderId, MessageFlag, bool>, QList<FlagIntent>> groups;
    for (const FlagIntent& intent : intents)
        groups[{intent.message.folder, intent.flag, intent.on}].append(intent);
    for (const auto& [key, group] : groups) {
        if (auto sent = sendFlagGroup(group); !sent)
            return sent;
    }
    return {};
}

Result<void> FlagSender::checkFlag(MessageFlag flag) const
{
    const ImapSelected& folder = m_scope.selected.state();
    if (folder.readOnly)
        return readOnly();
    if (!folder.permanentFlags.testFlag(flag))
        return unexpected(ErrorKind::Rejected, ErrorReason::TagsNotKept,
                          QStringLiteral("The folder does not keep this flag"));
    return {};
}

Result<void> FlagSender::sendFlagGroup(const QList<FlagIntent>& group)
{
    const FlagIntent& first = group.first();
    const auto usable = m_scope.selected.open(first.message.folder, first.message.uidValidity);
    if (usable && !*usable)
        return {};
    const auto left = usable ? stillThere(m_scope, group) : Result<QList<FlagIntent>>(group);
    if (!left)
        return unexpected(left.error());
    PartedSender<FlagIntent> sender;
    sender.send = [&](const QList<FlagIntent>& part) -> Result<void> {
        if (!usable)
            return unexpected(usable.error());
        if (auto kept = checkFlag(first.flag); !kept) {
            // Nobody misses advice that a server cannot keep.
            return kAdvice.testFlag(first.flag) ? Result<void>() : kept;
        }
        return m_scope.sync.session.storeFlags(uidsOf(part), first.flag,
                                               first.on ? StoreMode::Add : StoreMode::Remove);
    };
    sender.done = [&](const QList<FlagIntent>& part) {
        return m_scope.sync.write([&part](Transaction& transaction) -> Result<void> {
            for (const FlagIntent& intent : part)
                if (auto done = transaction.flagDone(intent.message.id, intent.flag, intent.on); !done)
                    return done;
            return {};
        });
    };
    sender.refused = [&](const QList<FlagIntent>& part, const Error& error) {
        RejectedChange change{RejectedChange::Kind::Flag, static_cast<int>(part.size()), {}, {}, error};
        change.what = m_scope.subjectOf(part.first().message.id);
        return m_scope.reject(change, [&part](Transaction& transaction) -> Result<void> {
            for (const FlagIntent& intent : part)
                if (auto rejected = transaction.rejectFlag(intent.message.id, intent.flag); !rejected)
                    return rejected;
            return {};
        });
    };
    return sender.run(m_scope.sync.session, *left);
}

Result<void> FlagSender::sendKeywords(const QList<KeywordIntent>& intents)
{
    std::map<std::tuple<FolderId, QString, bool>, QList<KeywordIntent>> groups;
    for (const KeywordIntent& intent : intents)
        groups[{intent.message.folder, intent.keyword.toLower(), intent.on}].append(intent);
    for (const auto& [key, group] : groups) {
        if (auto sent = sendKeywordGroup(group); !sent)
            return sent;
    }
    return {};
}

Result<void> FlagSender::sendKeywordGroup(const QList<KeywordIntent>& group)
{
    const KeywordIntent& first = group.first();
    const auto usable = m_scope.selected.open(first.message.folder, first.message.uidValidity);
    if (usable && !*usable)
        return {};
    const auto left = usable ? stillThere(m_scope, group) : Result<QList<KeywordIntent>>(group);
    if (!left)
        return unexpected(left.error());
    PartedSender<KeywordIntent> sender;
    sender.send = [&](const QList<KeywordIntent>& part) -> Result<void> {
        if (!usable)
            return unexpected(usable.error());
        if (m_scope.selected.state().readOnly)
            return readOnly();
        return m_scope.sync.session.storeKeywords(uidsOf(part), {first.keyword.toUtf8()},
                                                  first.on ? StoreMode::Add : StoreMode::Remove);
    };
    sender.done = [&](const QList<KeywordIntent>& part) {
        return m_scope.sync.write([&part](Transaction& transaction) -> Result<void> {
            for (const KeywordIntent& intent : part)
                if (auto done = transaction.keywordDone(intent.message.id, intent.keyword, intent.on); !done)
                    return done;
            return {};
        });
    };
    sender.refused = [&](const QList<KeywordIntent>& part, const Error& error) {
        RejectedChange change{
            RejectedChange::Kind::Tag, static_cast<int>(part.size()), {}, first.keyword, error};
        change.what = m_scope.subjectOf(part.first().message.id);
        return m_scope.reject(change, [&part](Transaction& transaction) -> Result<void> {
            for (const KeywordIntent& intent : part)
                if (auto rejected = transaction.rejectKeyword(intent.message.id, intent.keyword); !rejected)
                    return rejected;
            return {};
        });
    };
    return sender.run(m_scope.sync.session, *left);
}

} // namespace postaci
