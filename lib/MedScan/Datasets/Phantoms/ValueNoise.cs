namespace MedScan.Datasets.Phantoms;

/// <summary>Smooth random fields: hashed values on a lattice, blended between.</summary>
internal readonly struct ValueNoise(uint seed)
{
    /// <summary>In [-1, 1], with features about 1 wide.</summary>
    internal float At(float x, float y)
    {
        float floorX = MathF.Floor(x);
        float floorY = MathF.Floor(y);
        int left = (int)floorX;
        int top = (int)floorY;
        float shareX = x - floorX;
        float shareY = y - floorY;
        shareX = shareX * shareX * (3 - (2 * shareX));
        shareY = shareY * shareY * (3 - (2 * shareY));
        float above = Curve.Blend(Corner(left, top), Corner(left + 1, top), shareX);
        float below = Curve.Blend(Corner(left, top + 1), Corner(left + 1, top + 1), shareX);
        return Curve.Blend(above, below, shareY);
    }

    /// <summary>Three octaves, in about [-1, 1].</summary>
    internal float Fractal(float x, float y) =>
        (0.57f * At(x, y)) + (0.29f * At((2 * x) + 17, (2 * y) + 5)) + (0.14f * At((4 * x) + 31, (4 * y) + 11));

    private float Corner(int x, int y)
    {
        uint hash = seed ^ ((uint)x * 0x9E3779B1) ^ ((uint)y * 0x85EBCA77);
        hash = (hash ^ (hash >> 15)) * 0x2C1B3C6D;
        hash = (hash ^ (hash >> 12)) * 0x297A2D39;
        hash ^= hash >> 15;
        return (hash >> 8) * (2f / (1 << 24)) - 1;
    }
}
