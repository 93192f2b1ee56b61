import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'read', name: 'locality' })
export class LocalityRow {
  @PrimaryColumn('text')
  code!: string;

  @Column('text')
  name!: string;

  @Column('text')
  area!: string;

  @Column('date', { name: 'established_from' })
  establishedFrom!: string;

  @Column('bigint', { name: 'listed_at' })
  listedAt!: string;
}

@Entity({ schema: 'read', name: 'place_assignment' })
export class PlaceAssignmentRow {
  @PrimaryColumn('text')
  assignment!: string;

  @Column('text')
  place!: string;

  @Column('text')
  name!: string;

  @Column('text')
  locality!: string;

  @Column('date', { name: 'assigned_from' })
  assignedFrom!: string;
}

@Entity({ schema: 'read', name: 'postcode_area' })
export class PostcodeAreaRow {
  @PrimaryColumn('text')
  entry!: string;

  @Column('text')
  prefix!: string;

  @Column('text')
  place!: string;

  @Column('date', { name: 'mapped_from' })
  mappedFrom!: string;
}

@Entity({ schema: 'read', name: 'coordinator_post' })
export class CoordinatorPostRow {
  @PrimaryColumn('text')
  entry!: string;

  @Column('text')
  locality!: string;

  @Column('date', { name: 'post_from' })
  postFrom!: string;

  @Column('text')
  state!: 'in-post' | 'covered' | 'vacant';

  @Column('uuid', { name: 'practitioner_id', nullable: true })
  practitionerId!: string | null;
}
