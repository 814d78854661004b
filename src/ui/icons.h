#pragma once

#include "imgui.h"

namespace taizhang {

// Line icons of a 16 px box, 1.3 px strokes, drawn as paths; no font, no image.
enum class Icon {
  None,
  Book,
  Folder,
  Building,
  File,
  Open,
  Download,
  Export,
  Undo,
  Redo,
  Close,
  Previous,
  Next,
  Plus,
  Check,
  Clip,
  Note,
  Search,
  List,
  Sun,
  Moon,
  Settings,
  Lock,
  Shield,
  Warning,
  ChevronDown,
  ChevronRight,
  ChevronUp,
  More,
  Trash,
  Link,
  History,
  Clipboard,
  Calendar,
  Language,
  Sort,
  Filter,
  Pencil,
  Info,
  Person,
  Tree,
  Chart,
  Fork,
  Inbox,
  Pulse,
  Bookmark,
  Columns,
  Cards,
  Timeline,
  Matrix
};

// Draws `icon` with its top left corner at `at`, `size` px square.
void draw_icon(ImDrawList* list, Icon icon, ImVec2 at, float size, ImU32 color);

// The shapes of states (10 px), which differ without colour.
enum class Shape { Disc, HalfDisc, Diamond, Ring, Tick, DashedRing, Fork };
void draw_shape(ImDrawList* list, Shape shape, ImVec2 center, float size, ImU32 color);

}  // namespace taizhang
