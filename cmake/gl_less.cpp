// Stands in for what Dear ImGui's backend asks WebGL in each frame, to put it back behind its own
// drawing: each question waits until the graphics process has caught up, milliseconds on a slow
// machine. Nobody else draws here, so the state before is WebGL's first one. What is asked once,
// when the page opens (its version, the largest texture), is asked.
#include <GLES3/gl3.h>
#include <webgl/webgl1.h>

extern "C" {

void glGetIntegerv(GLenum name, GLint* to) {
  switch (name) {
    case GL_ACTIVE_TEXTURE:
      *to = GL_TEXTURE0;
      return;
    case GL_VIEWPORT:
    case GL_SCISSOR_BOX:
      to[0] = to[1] = to[2] = to[3] = 0;
      return;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA:
      *to = GL_ONE;
      return;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA:
      *to = GL_FUNC_ADD;
      return;
    case GL_BLEND_DST_RGB:
    case GL_BLEND_DST_ALPHA:
    case GL_CURRENT_PROGRAM:
    case GL_TEXTURE_BINDING_2D:
    case GL_SAMPLER_BINDING:
    case GL_ARRAY_BUFFER_BINDING:
    case GL_VERTEX_ARRAY_BINDING:
    case GL_PIXEL_UNPACK_BUFFER_BINDING:
      *to = 0;
      return;
    default:
      emscripten_glGetIntegerv(name, to);
  }
}

GLboolean glIsEnabled(GLenum) { return GL_FALSE; }

}  // extern "C"
