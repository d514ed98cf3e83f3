namespace MedScan.Auditing.NearDuplicates;

/// <summary>A thumbnail prepared for comparison; what is dear is made when it is first asked for. For one thread.</summary>
internal sealed class Picture
{
    private readonly float[]?[] levels = new float[3][];
    private readonly byte[] thumbnail;
    private readonly float[]?[] details = new float[2][];

    internal Picture(byte[] thumbnail) => this.thumbnail = thumbnail;

    /// <summary>What is left after the mean of each pixel's surroundings is taken away: edges and texture; at a side of 64 or 32 pixels.</summary>
    internal float[] Details(int side) =>
        details[side == Thumbnail.Side ? 0 : 1] ??= TakeAwaySurroundings(Smooth(Values(side), side), side);

    /// <summary>The grey values at a side of 64, 32 or 16 pixels.</summary>
    internal float[] Values(int side) => side switch
    {
        Thumbnail.Side => levels[0] ??= Array.ConvertAll(thumbnail, value => (float)value),
        Thumbnail.Side / 2 => levels[1] ??= Halve(Values(2 * side), side),
        _ => levels[2] ??= Halve(Values(2 * side), side),
    };

    private static float[] Halve(float[] values, int side)
    {
        float[] half = new float[side * side];
        for (int y = 0; y < side; y++)
        {
            ReadOnlySpan<float> upper = values.AsSpan(4 * y * side, 2 * side);
            ReadOnlySpan<float> lower = values.AsSpan(((4 * y) + 2) * side, 2 * side);
            for (int x = 0; x < side; x++)
                half[(y * side) + x] = (upper[2 * x] + upper[(2 * x) + 1] + lower[2 * x] + lower[(2 * x) + 1]) / 4;
        }

        return half;
    }

    // With weights 1, 2, 1 along each axis: what is finer depends on how an image was resampled, not on what it shows.
    private static float[] Smooth(float[] values, int side)
    {
        float[] rows = new float[values.Length];
        float[] smooth = new float[values.Length];
        for (int y = 0; y < side; y++)
        {
            int start = y * side;
            for (int x = 0; x < side; x++)
                rows[start + x] = (values[start + Math.Max(x - 1, 0)] + (2 * values[start + x]) + values[start + Math.Min(x + 1, side - 1)]) / 4;
        }

        for (int y = 0; y < side; y++)
        {
            int above = Math.Max(y - 1, 0) * side;
            int below = Math.Min(y + 1, side - 1) * side;
            for (int x = 0; x < side; x++)
                smooth[(y * side) + x] = (rows[above + x] + (2 * rows[(y * side) + x]) + rows[below + x]) / 4;
        }

        return smooth;
    }

    // The surroundings are 5 x 5 pixels; with wider ones neighbouring slices of a head became more alike, and copies did not.
    private static float[] TakeAwaySurroundings(float[] values, int side)
    {
        const int reach = 2;
        const float count = ((2 * reach) + 1) * ((2 * reach) + 1);
        float[] rows = new float[values.Length];
        float[] rest = new float[values.Length];
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                for (int near = -reach; near <= reach; near++)
                    rows[(y * side) + x] += values[(y * side) + Math.Clamp(x + near, 0, side - 1)];
            }
        }

        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                float sum = 0;
                for (int near = -reach; near <= reach; near++)
                    sum += rows[(Math.Clamp(y + near, 0, side - 1) * side) + x];
                rest[(y * side) + x] = values[(y * side) + x] - (sum / count);
            }
        }

        return rest;
    }
}
