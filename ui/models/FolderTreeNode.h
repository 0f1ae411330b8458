#pragma once

#include "models/FolderTreeModel.h"

// For the sources of FolderTreeModel alone.

namespace postaci {

/// One line of the tree; owns the lines below it.
struct FolderTreeModel::Node
{
    TreePlace place;
    Folder folder;   ///< for Kind::Folder
    Account account; ///< for Kind::Account
    Node* parent = nullptr;
    int row = 0;
    bool isFavourite = false; ///< a line that leads to another one
    std::vector<std::unique_ptr<Node>> children;

    Node* add(std::unique_ptr<Node> child)
    {
        child->parent = this;
        child->row = static_cast<int>(children.size());
        children.push_back(std::move(child));
        return children.back().get();
    }
};

} // namespace postaci
