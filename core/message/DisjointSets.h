#pragma once

#include <numeric>
#include <vector>

namespace postaci {

/// Numbers from 0 on in sets that can only grow together (union-find). A plain value for one thread.
class DisjointSets
{
public:
    explicit DisjointSets(size_t count) : m_parents(count), m_sizes(count, 1)
    {
        std::iota(m_parents.begin(), m_parents.end(), size_t{0});
    }

    /// The number that stands for the set of `member`.
    [[nodiscard]] size_t find(size_t member)
    {
        while (m_parents[member] != member) {
            m_parents[member] = m_parents[m_parents[member]];
            member = m_parents[member];
        }
        return member;
    }

    void unite(size_t one, size_t other)
    {
        one = find(one);
        other = find(other);
        if (one == other)
            return;
        if (m_sizes[one] < m_sizes[other])
            std::swap(one, other);
        m_parents[other] = one;
        m_sizes[one] += m_sizes[other];
    }

private:
    std::vector<size_t> m_parents;
    std::vector<size_t> m_sizes;
};

} // namespace postaci
