#include "raster/drawn.h"

#include <utility>

namespace taizhang {
namespace {

void add(std::vector<std::byte>& to, const void* from, size_t size) {
  const std::byte* const bytes = static_cast<const std::byte*>(from);
  to.insert(to.end(), bytes, bytes + size);
}

template <typename T>
void add_all(std::vector<std::byte>& to, const ImVector<T>& values) {
  add(to, &values.Size, sizeof(values.Size));
  add(to, values.Data, static_cast<size_t>(values.size_in_bytes()));
}

void add_list(std::vector<std::byte>& to, const ImDrawList& list) {
  add_all(to, list.VtxBuffer);
  add_all(to, list.IdxBuffer);
  for (const ImDrawCmd& command : list.CmdBuffer) {
    add(to, &command.ClipRect, sizeof(command.ClipRect));
    add(to, &command.TexRef._TexData, sizeof(command.TexRef._TexData));
    const unsigned int numbers[] = {command.VtxOffset, command.IdxOffset, command.ElemCount};
    add(to, numbers, sizeof(numbers));
  }
}

// Does a texture wait to be made, changed or thrown away?
bool has_new_texels(const ImDrawData& data) {
  for (const ImTextureData* texture : *data.Textures)
    if (texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_Destroyed)
      return true;
  return false;
}

}  // namespace

bool Drawn::again(const ImDrawData& data, uint32_t ground) {
  next_.clear();
  const float frame[] = {data.DisplayPos.x,  data.DisplayPos.y,       data.DisplaySize.x,
                         data.DisplaySize.y, data.FramebufferScale.x, data.FramebufferScale.y};
  add(next_, frame, sizeof(frame));
  add(next_, &ground, sizeof(ground));
  for (const ImDrawList* list : data.CmdLists) add_list(next_, *list);
  std::swap(last_, next_);
  return last_ == next_ && !has_new_texels(data);
}

}  // namespace taizhang
