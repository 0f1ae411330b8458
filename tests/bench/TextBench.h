#pragma once

#include "base/Result.h"
#include "bench/Table.h"

#include <QTemporaryDir>

namespace postaci::bench {

/// Full-text search (P6): the texts of many messages into the index, and questions about them. The texts are
/// made up of 20,000 words as often as words of a language are (Zipf), and every other message quotes a
/// third of an earlier one. Blocks its thread.
class TextBench
{
public:
    /// `prose`: a file that the texts are cut out of instead; empty: none.
    TextBench(Table& table, QString prose) : m_table(table), m_prose(std::move(prose)) {}

    /// `withPeers`: the same texts indexed by notmuch, if it is installed.
    [[nodiscard]] Result<void> run(quint32 messages, bool withPeers);

private:
    [[nodiscard]] Result<double> index(quint32 messages);
    /// `goal`: milliseconds for 95 of 100; 0: none.
    [[nodiscard]] Result<void> ask(const QString& what, const QStringList& questions, double goal);
    void tell(const QString& what, const QList<double>& times, double goal);
    void indexByNotmuch(quint32 messages, double ours);

    Table& m_table;
    QString m_prose;
    QTemporaryDir m_dir;
    qint64 m_textBytes = 0;
    QList<double> m_allTimes; ///< milliseconds
};

} // namespace postaci::bench
