#include "search/MailSearch.h"

#include "message/MessageReader.h"
#include "message/TextFolding.h"
#include "search/SearchConditions.h"
#include "search/SearchRanking.h"
#include "search/SearchRun.h"
#include "store/BodySummary.h"
#include "store/Database.h"
#include "store/MailReader.h"
#include "store/Schema.h"
#include "store/StorageError.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>

namespace postaci {

namespace {

/// What "in:" may call a folder by, whatever the server and the user do.
bool isRoleName(const QString& folded, FolderRole role)
{
    switch (role) {
    case FolderRole::Inbox:
        return folded == QLatin1String("inbox");
    case FolderRole::Drafts:
        return folded == QLatin1String("drafts");
    case FolderRole::Sent:
        return folded == QLatin1String("sent");
    case FolderRole::Junk:
        return folded == QLatin1String("junk") || folded == QLatin1String("spam");
    case FolderRole::Trash:
        return folded == QLatin1String("trash");
    case FolderRole::Archive:
        return folded == QLatin1String("archive");
    case FolderRole::Snoozed:
        return folded == QLatin1String("snoozed");
    default:
        return false;
    }
}

QSet<FolderId> foldersCalled(Connection& mail, const QString& name)
{
    const QString wanted = foldForSearch(name).simplified();
    QSet<FolderId> folders;
    Query rows = mail.query("SELECT f.id, f.path, f.name, f.role, a.address FROM folder f"
                            " JOIN account a ON a.id = f.account");
    while (rows.next()) {
        const QString path = foldForSearch(rows.text(1)).simplified();
        const QString last = foldForSearch(rows.text(2)).simplified();
        const QString inAccount = foldForSearch(rows.text(4)) + QLatin1Char('/');
        const bool isNamed =
            wanted == path || wanted == last || wanted == inAccount + path || wanted == inAccount + last;
        if (isNamed || isRoleName(wanted, static_cast<FolderRole>(rows.number(3))))
            folders.insert(rows.number(0));
    }
    return folders;
}

/// Puts in what the names of folders and tags mean here.
Result<void> lookUpNames(Connection& mail, const MailSearch::KeywordsOfTag& keywordsOfTag, SearchNode& node)
{
    for (SearchNode& child : node.children) {
        if (auto looked = lookUpNames(mail, keywordsOfTag, child); !looked)
            return looked;
    }
    if (node.kind != SearchNode::Kind::Condition)
        return {};
    if (node.condition.kind == SearchCondition::Kind::Tag)
        node.condition.keywords =
            keywordsOfTag ? keywordsOfTag(node.condition.name) : QStringList{node.condition.name};
    if (node.condition.kind != SearchCondition::Kind::Folder)
        return {};
    node.condition.folders = foldersCalled(mail, node.condition.name);
    if (node.condition.folders.isEmpty())
        return searchProblem(QT_TRANSLATE_NOOP("Search", "There is no folder “%1”."), node.condition.name);
    return {};
}

SearchNode inFolders(const QSet<FolderId>& folders)
{
    SearchNode node{SearchNode::Kind::Condition, {}, {}, {}};
    node.condition.kind = SearchCondition::Kind::Folder;
    node.condition.folders = folders;
    return node;
}

bool namesFolders(const SearchNode& node)
{
    return (node.kind == SearchNode::Kind::Condition &&
            node.condition.kind == SearchCondition::Kind::Folder) ||
           std::any_of(node.children.begin(), node.children.end(), namesFolders);
}

SearchNode notThrownAway(Connection& mail)
{
    QSet<FolderId> folders;
    Query rows = mail.query("SELECT id FROM folder WHERE role IN (?, ?)", static_cast<int>(FolderRole::Junk),
                            static_cast<int>(FolderRole::Trash));
    while (rows.next())
        folders.insert(rows.number(0));
    SearchNode node{SearchNode::Kind::Not, {}, {}, {}};
    node.children.push_back(inFolders(folders));
    return node;
}

/// mail.db and search.db, each at one moment.
class Moment
{
public:
    Moment(Connection& mail, IndexReader& index) : m_mail(mail), m_index(index)
    {
        // search.db commits after mail.db, so what is seen of it here mail.db has already.
        m_index.begin();
        m_mail.query("BEGIN").run();
    }
    ~Moment()
    {
        m_index.end();
        try {
            if (m_mail.isInTransaction())
                m_mail.query("COMMIT").run();
        } catch (const SQLite::Exception&) {
            // A transaction that only reads has nothing to lose; the next one will say what is wrong.
        }
    }
    Moment(const Moment&) = delete;
    Moment& operator=(const Moment&) = delete;

private:
    Connection& m_mail;
    IndexReader& m_index;
};

} // namespace

Result<SearchNode> parseSearchQuestion(const SearchQuestion& question)
{
    SearchNode all;
    for (const QString& query : QStringList{question.query} + question.also) {
        if (query.isEmpty())
            continue;
        const auto parsed = parseSearchQuery(query, QDate::currentDate());
        if (!parsed)
            return parsed;
        addPart(all, *parsed);
    }
    return all.children.empty()       ? parseSearchQuery({}, QDate::currentDate())
           : all.children.size() == 1 ? Result<SearchNode>(SearchNode(all.children.front()))
                                      : Result<SearchNode>(std::move(all));
}

struct MailSearch::Private
{
    Private(QString dir, const KeywordsOfTag& keywords)
        : profileDir(std::move(dir)), mail(mailFile(profileDir), Access::ReadOnly),
          index(searchFile(profileDir)), keywordsOfTag(keywords)
    {
    }

    /// Only phrases need it: the index does not know where words stand.
    std::optional<std::string> readBody(MessageId message)
    {
        if (!bodies) {
            auto opened = MailReader::open(profileDir);
            if (!opened)
                return std::nullopt;
            bodies = std::move(*opened);
        }
        const auto raw = bodies->body(message);
        return raw ? std::optional(summaryOf(readMessage(*raw)).folded) : std::nullopt;
    }

    /// From where the page before ended on. False when cancelled.
    bool takePage(const std::vector<SearchNode>& parts, const SearchQuestion& question,
                  const CancelToken& cancel, SearchPage& page)
    {
        const int limit = qMax(question.limit, 1);
        MessageId before = question.before;
        for (size_t part = static_cast<size_t>(qMax(question.part, 0)); part < parts.size(); ++part) {
            SearchRun run(mail, index, bodyReader, parts[part], cancel);
            QList<MessageId> hits;
            if (!run.run(std::exchange(before, 0), limit - static_cast<int>(page.hits.size()), hits,
                         page.hasMore))
                return false;
            page.part = static_cast<int>(part);
            page.last = hits.isEmpty() ? 0 : hits.last();
            std::sort(hits.begin(), hits.end(), std::greater<>());
            page.hits += hits;
            if (page.hits.size() >= limit) {
                page.hasMore = page.hasMore || part + 1 < parts.size();
                break;
            }
        }
        return true;
    }

    const QString profileDir;
    Connection mail;
    IndexReader index;
    std::unique_ptr<MailReader> bodies;
    SearchRun::ReadBody bodyReader = [this](MessageId message) { return readBody(message); };
    KeywordsOfTag keywordsOfTag;
};

MailSearch::MailSearch(std::unique_ptr<Private> opened) : d(std::move(opened)) {}

MailSearch::~MailSearch() = default;

Result<std::unique_ptr<MailSearch>> MailSearch::open(const QString& profileDir,
                                                     const KeywordsOfTag& keywordsOfTag)
{
    if (const auto checked = checkUpgraded(mailFile(profileDir)); !checked)
        return unexpected(checked.error());
    return withStorageErrors([&]() -> Result<std::unique_ptr<MailSearch>> {
        auto opened = std::make_unique<Private>(profileDir, keywordsOfTag);
        opened->mail.execute(QStringLiteral("PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY;"
                                            "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON"));
        return std::unique_ptr<MailSearch>(new MailSearch(std::move(opened)));
    });
}

/// The question's query with all names looked up. SQLite's errors are thrown.
Result<SearchNode> MailSearch::meaningOf(const SearchQuestion& question)
{
    auto parsed = parseSearchQuestion(question);
    if (!parsed)
        return parsed;
    if (const auto looked = lookUpNames(d->mail, d->keywordsOfTag, *parsed); !looked)
        return unexpected(looked.error());
    SearchNode meaning;
    if (!question.folders.isEmpty())
        meaning.children.push_back(inFolders(question.folders));
    else if (question.leavesOutThrownAway && !namesFolders(*parsed))
        meaning.children.push_back(notThrownAway(d->mail));
    if (meaning.children.empty())
        return parsed;
    addPart(meaning, *parsed);
    return meaning;
}

Result<QList<MessageId>> MailSearch::findAmong(const SearchQuestion& question,
                                               const QList<MessageId>& candidates,
                                               const QList<ToldWords>& told, const CancelToken& cancel)
{
    return withStorageErrors([&]() -> Result<QList<MessageId>> {
        const Moment moment(d->mail, d->index);
        const auto meaning = meaningOf(question);
        if (!meaning)
            return unexpected(meaning.error());
        SearchRun run(d->mail, d->index, d->bodyReader, *meaning, cancel);
        return run.among(candidates, told);
    });
}

Result<SearchPage> MailSearch::find(const SearchQuestion& question, const CancelToken& cancel)
{
    QElapsedTimer timer;
    timer.start();
    return withStorageErrors([&]() -> Result<SearchPage> {
        const Moment moment(d->mail, d->index);
        const auto meaning = meaningOf(question);
        if (!meaning)
            return unexpected(meaning.error());
        SearchPage page;
        page.words = wordsOf(*meaning);
        page.isIndexComplete = d->index.isComplete();
        const bool isRanked = question.order == SearchQuestion::Order::Best;
        if (!d->takePage(isRanked ? rankedParts(*meaning) : std::vector<SearchNode>{*meaning}, question,
                         cancel, page))
            return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified,
                              QStringLiteral("The search was cancelled"));
        page.microseconds = timer.nsecsElapsed() / 1000;
        return page;
    });
}

} // namespace postaci
