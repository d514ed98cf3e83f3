namespace MedScan.Datasets.Phantoms;

/// <summary>Round, evenly bright and sharp, sitting broadly on the skull, with a rim of fluid and a tail along the membrane.</summary>
internal sealed class Meningioma : Lesion
{
    private readonly Palette palette;
    private readonly Anatomy anatomy;
    private readonly Blob body;
    private readonly ValueNoise shape;
    private readonly float strength;
    private readonly float tail;

    internal Meningioma(Anatomy anatomy, in Palette palette, ref CounterRandom random)
    {
        this.anatomy = anatomy;
        this.palette = palette;
        float radius = random.Between(0.115f, 0.22f);
        // Anywhere along the skull: half a turn to either side of a pole drawn by lot.
        (float cos, float sin) = random.Turn(1);
        float pole = random.Sign();
        float reach = pole * (anatomy.SkullDepth - (radius * random.Between(0.55f, 0.85f)));
        body = new Blob(reach * cos, reach * sin, radius * random.Between(0.9f, 1.1f), radius * random.Between(0.9f, 1.1f), cos, sin);
        shape = new ValueNoise((uint)random.NextBits());
        strength = random.Between(0.75f, 1);
        tail = random.Between(0, 0.6f);
    }

    internal override (float X, float Y) Origin(float x, float y) => Push(x, y, body, 0.35f);

    internal override float Cover(float x, float y, float pixel, float tissue)
    {
        float distance = body.Distance(x, y);
        if (distance > 4)
            return tissue;
        float round = distance + (0.06f * shape.At((x * 12) + 7, (y * 12) + 7));
        float blur = pixel / body.RadiusX;
        float along = Curve.Step(0.05f, 0.015f, MathF.Abs(anatomy.Radius(x, y) - anatomy.BrainDepth)) * Curve.Step(2.4f, 1, distance);
        float value = Curve.Blend(tissue, palette.Enhanced, tail * along);
        value = Curve.Blend(value, palette.Fluid, 0.6f * Curve.Step(1.16f + blur, 1.1f, round));
        float mass = Curve.Blend(palette.Gray, palette.Enhanced, strength) * (1 + (0.04f * shape.Fractal(x * 20, y * 20)));
        return Curve.Blend(value, mass, Curve.Step(1 + blur, 1 - blur, round));
    }
}
