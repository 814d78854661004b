# Writes ${read}.sum, by which ccache knows the headers read into ${read}: of the contents of the files, not of where
# they stand. ${read}.d names the files; the first of ours says the flags.
file(READ "${read}.d" files)
string(REGEX REPLACE "^[^:]*:" "" files "${files}")
string(REGEX REPLACE "[ \\\\\n]+" ";" files "${files}")
set(sums "")
foreach(file IN LISTS files)
  if(file)
    file(SHA256 "${file}" sum)
    string(APPEND sums "${sum} ")
  endif()
endforeach()
string(SHA256 sum "${sums}")
file(WRITE "${read}.sum" "${sum}\n")
