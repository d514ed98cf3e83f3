#include "imaging.h"

#include <cstring>

// Turns a stored image upright by its EXIF orientation (2 to 8). Orientations 5 to 8 swap the sides: the target has
// `height` columns and `width` rows.
MEDSCAN_API void medscan_orient(
    const uint8_t* in, int32_t width, int32_t height, int32_t channels, int32_t orientation, uint8_t* out) {
    bool swapped = orientation >= 5;
    int out_width = swapped ? height : width;
    int out_height = swapped ? width : height;
    // Read backwards along the stored columns or rows?
    bool mirror_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    bool mirror_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    for (int y = 0; y < out_height; y++) {
        for (int x = 0; x < out_width; x++) {
            int source_x = swapped ? y : x;
            int source_y = swapped ? x : y;
            if (mirror_x) source_x = width - 1 - source_x;
            if (mirror_y) source_y = height - 1 - source_y;
            std::memcpy(
                out, in + (static_cast<size_t>(source_y) * width + source_x) * channels, static_cast<size_t>(channels));
            out += channels;
        }
    }
}
