namespace MedScan.Datasets.Phantoms;

/// <summary>Small and smooth, on the midline where the gland lies, often with a waist like a snowman.</summary>
internal sealed class PituitaryTumor : Lesion
{
    private readonly Palette palette;
    private readonly Blob lower;
    private readonly Blob upper;
    private readonly ValueNoise shape;
    private readonly float strength;

    internal PituitaryTumor(Anatomy anatomy, in Palette palette, ref CounterRandom random)
    {
        this.palette = palette;
        float radius = random.Between(0.085f, 0.14f);
        float x = random.Between(-0.03f, 0.03f);
        float y = anatomy.GlandY + random.Between(-0.03f, 0.03f);
        lower = new Blob(x, y, radius * random.Between(0.95f, 1.35f), radius * random.Between(0.75f, 1));
        float head = radius * random.Between(0.4f, 0.85f);
        upper = new Blob(x + random.Between(-0.02f, 0.02f), y - (radius * random.Between(0.5f, 1.1f)), head, head);
        shape = new ValueNoise((uint)random.NextBits());
        strength = random.Between(0.7f, 1);
    }

    internal override (float X, float Y) Origin(float x, float y) => Push(x, y, lower, 0.25f);

    internal override float Cover(float x, float y, float pixel, float tissue)
    {
        float distance = MathF.Min(lower.Distance(x, y), upper.Distance(x, y)) + (0.08f * shape.At((x * 14) + 5, (y * 14) + 5));
        if (distance > 2)
            return tissue;
        float blur = pixel / lower.RadiusX;
        float mass = Curve.Blend(palette.Gray, palette.Enhanced, strength) * (1 + (0.06f * shape.Fractal(x * 22, y * 22)));
        return Curve.Blend(tissue, mass, Curve.Step(1.04f + blur, 0.96f - blur, distance));
    }
}
