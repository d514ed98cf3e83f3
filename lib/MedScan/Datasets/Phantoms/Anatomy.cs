namespace MedScan.Datasets.Phantoms;

/// <summary>One healthy head. Coordinates are the head's own: its outline is the unit circle, x to the right, y down (to the back).</summary>
internal sealed class Anatomy
{
    private const int SpotCount = 5;

    private readonly Palette palette;
    private readonly ValueNoise outline;
    private readonly ValueNoise bend;
    private readonly ValueNoise folds;
    private readonly ValueNoise grain;
    private readonly float scalpDepth;
    private readonly float foldScale;
    private readonly float foldDepth;
    private readonly float fissure;
    private readonly float falx;
    private readonly Blob[] chambers;
    private readonly Blob[] nuclei;
    private readonly Blob cistern;
    private readonly Blob[] spots;
    private readonly float[] spotStrengths;

    internal Anatomy(in Palette palette, ref CounterRandom random)
    {
        this.palette = palette;
        outline = new ValueNoise((uint)random.NextBits());
        bend = new ValueNoise((uint)random.NextBits());
        folds = new ValueNoise((uint)random.NextBits());
        grain = new ValueNoise((uint)random.NextBits());
        scalpDepth = random.Between(0.955f, 0.975f);
        SkullDepth = random.Between(0.90f, 0.925f);
        BrainDepth = SkullDepth - random.Between(0.015f, 0.035f);
        foldScale = random.Between(7, 10);
        foldDepth = random.Between(0.22f, 0.34f);
        fissure = random.Between(0.010f, 0.018f);
        // Contrast agent lights up the falx in some heads.
        falx = random.Chance(0.4f) ? random.Between(0.2f, 0.6f) : 0;

        float swell = random.Between(0.55f, 1.35f);
        float spread = random.Between(0.9f, 1.15f);
        (float cos, float sin) = (0.97f, 0.243f);
        Blob front = new(-0.105f * spread, -0.17f, 0.045f * swell, 0.17f, cos, -sin);
        Blob back = new(-0.17f * spread, 0.20f, 0.04f * swell, 0.17f, 0.94f, 0.341f);
        chambers = [front, front.Mirrored(), back, back.Mirrored(), new Blob(0, 0.04f, 0.014f * swell, 0.09f)];
        Blob nucleus = new(-0.25f * spread, -0.02f, 0.085f, 0.19f, 0.97f, -0.243f);
        nuclei = [nucleus, nucleus.Mirrored()];
        cistern = new Blob(random.Between(-0.015f, 0.015f), 0.40f, random.Between(0.06f, 0.11f), random.Between(0.035f, 0.06f));

        spots = new Blob[SpotCount];
        spotStrengths = new float[SpotCount];
        for (int spot = 0; spot < SpotCount; spot++)
        {
            float radius = random.Between(0.012f, 0.026f);
            (float turnCos, float turnSin) = random.Turn(1);
            float reach = random.Between(0.25f, 0.86f) * random.Sign();
            spots[spot] = new Blob(reach * turnCos, reach * turnSin, radius, radius * random.Between(0.7f, 1.6f));
            spotStrengths[spot] = random.Chance(0.6f) ? random.Between(0.2f, 0.7f) : 0;
        }

        // The great sinus at the back of the midline: bright, round and at the skull, as a meningioma is, but healthy.
        float sinus = random.Between(0.02f, 0.04f);
        spots[0] = new Blob(random.Between(-0.02f, 0.02f), BrainDepth - 0.02f, sinus, sinus * 0.8f);
        spotStrengths[0] = random.Between(0, 0.6f);
        // The healthy gland: midline and low, as a pituitary tumour is, but smaller.
        float gland = random.Between(0.015f, 0.028f);
        spots[1] = new Blob(cistern.X, cistern.Y + random.Between(-0.015f, 0.015f), gland * random.Between(1, 1.4f), gland);
        spotStrengths[1] = random.Between(0, 0.5f);
    }

    /// <summary>Where the skull ends and fluid begins.</summary>
    internal float SkullDepth { get; }

    /// <summary>Where the fluid ends and the brain begins.</summary>
    internal float BrainDepth { get; }

    /// <summary>Where the gland lies.</summary>
    internal float GlandY => cistern.Y;

    /// <summary>The radius at which a point counts, 1 on the head's outline, which is not quite round.</summary>
    internal float Radius(float x, float y) => MathF.Sqrt((x * x) + (y * y)) + (0.025f * outline.At((x * 1.7f) + 9, (y * 1.7f) + 3));

    /// <summary>Brightness inside the skull.</summary>
    /// <param name="x">To the right.</param>
    /// <param name="y">Down.</param>
    /// <param name="pixel">A pixel's width, over which edges blur.</param>
    internal float Brain(float x, float y, float pixel)
    {
        float depth = BrainDepth - Radius(x, y);
        float bentX = x + (0.055f * bend.At((x * 5) + 3, (y * 5) + 8));
        float bentY = y + (0.055f * bend.At((x * 5) + 41, (y * 5) + 19));
        float ridge = MathF.Abs(folds.At((bentX * foldScale) + 50, (bentY * foldScale) + 50));

        // Folds are cut from the surface inwards: fluid in the cut, gray matter along it, white matter below.
        float reach = Curve.Step(foldDepth, 0.02f, depth);
        float cut = Curve.Step(0.17f, 0.03f, ridge) * reach;
        float rind = Curve.Step(0.075f + (0.03f * bend.At(x * 9, y * 9)), 0.045f, depth);
        float gray = MathF.Max(rind, Curve.Step(0.46f, 0.26f, ridge) * Curve.Step(foldDepth + 0.10f, 0.08f, depth));
        foreach (Blob nucleus in nuclei)
            gray = MathF.Max(gray, 0.8f * Curve.Step(1.15f, 0.85f, nucleus.Distance(bentX, bentY)));

        float value = Curve.Blend(palette.White, palette.Gray, gray);
        value = Curve.Blend(value, palette.Fluid, 0.85f * cut);
        value *= 1 + (0.05f * grain.Fractal(x * 16, y * 16));

        float fluid = Curve.Step(1.12f, 0.88f, 0.9f * cistern.Distance(bentX, bentY));
        foreach (Blob chamber in chambers)
            fluid = MathF.Max(fluid, Curve.Step(1.12f, 0.88f, chamber.Distance(bentX, bentY)));
        float midline = MathF.Abs(x + (0.02f * bend.At(4, y * 2.5f)));
        float halves = Curve.Step(fissure + pixel, fissure, midline) * Curve.Step(0.26f, 0.42f, MathF.Abs(y - 0.02f));
        value = Curve.Blend(value, palette.Fluid, MathF.Max(fluid, 0.8f * halves));
        value = Curve.Blend(value, palette.Enhanced, falx * halves * Curve.Step(fissure + pixel, 0.4f * fissure, midline));

        for (int spot = 0; spot < SpotCount; spot++)
            value = Curve.Blend(value, palette.Enhanced, spotStrengths[spot] * Curve.Step(1.2f, 0.7f, spots[spot].Distance(x, y)));
        return Curve.Blend(palette.Fluid, value, Curve.Step(-pixel, pixel, depth));
    }

    /// <summary>Puts skull, scalp and air around what is inside.</summary>
    internal float Around(float x, float y, float pixel, float inside)
    {
        float radius = Radius(x, y);
        // Marrow makes the middle of the bone less dark.
        float marrow = Curve.Bell((radius - ((SkullDepth + scalpDepth) / 2)) * 60);
        float bone = palette.Skull + (0.18f * palette.Scalp * marrow);
        float fat = palette.Scalp * (0.8f + (0.2f * bend.At(x * 7, y * 7)));
        float value = Curve.Blend(inside, bone, Curve.Step(SkullDepth - pixel, SkullDepth + pixel, radius));
        value = Curve.Blend(value, fat, Curve.Step(scalpDepth - pixel, scalpDepth + pixel, radius));
        return Curve.Blend(value, 0.012f, Curve.Step(1 - pixel, 1 + pixel, radius));
    }
}
