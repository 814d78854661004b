/* SDL looks GL functions up by name, which would make the linker keep every function of WebGL. It gets none:
   Dear ImGui's backend is linked to the few it calls. */
typedef void (*GlFunction)(void);

GlFunction eglGetProcAddress(const char* name) {
  (void)name;
  return 0;
}
